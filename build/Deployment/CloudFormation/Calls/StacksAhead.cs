using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>
/// What was read before a deployment asked for it, while the run was still checking its files. Each answer is given
/// once, and not when it is older than a second: whoever asks then reads anew.
/// </summary>
/// <param name="time">The clock of the answers' age.</param>
internal sealed class StacksAhead(TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    // Of classes alone, for which the framework's own native code serves.
    private readonly ConcurrentDictionary<string, Description> _stacks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<SubmittedTemplate?>> _templates = new(StringComparer.Ordinal);

    internal void Begin(string name, Func<Task<Stack?>> read)
    {
        var begun = time.GetTimestamp();
        _stacks[name] = new Description(read(), begun);
    }

    /// <summary>Begins to read the template of a stack whose description is being read, if it is wanted then.</summary>
    internal void BeginTemplate(string name, Func<Stack, bool> isWanted, Func<Stack, Task<string>> read)
    {
        if (_stacks.TryGetValue(name, out var ahead))
        {
            _templates[name] = ReadAsync(ahead.Read, isWanted, read);
        }
    }

    /// <summary>Whether the stack was read ahead, and not too long ago.</summary>
    internal bool TryTake(string name, [NotNullWhen(true)] out Task<Stack?>? read)
    {
        read =
            _stacks.TryRemove(name, out var ahead)
            && (!ahead.Read.IsCompleted || time.GetElapsedTime(ahead.Begun) < Freshness)
                ? ahead.Read
                : null;
        return read is not null;
    }

    /// <summary>
    /// The template of a stack in just this state, however long ago it was read; null if it was not, or could not be.
    /// </summary>
    internal async Task<string?> TakeTemplateAsync(Stack stack, CancellationToken cancellationToken) =>
        _templates.TryRemove(stack.StackName, out var reading)
        && !(reading.IsFaulted || reading.IsCanceled)
        && await reading.WaitAsync(cancellationToken) is { } template
        && IsSameState(template.Stack, stack)
            ? template.Body
            : null;

    /// <summary>A template becomes another one only by an update, which has its own time and change set.</summary>
    private static bool IsSameState(Stack one, Stack other) =>
        one.StackId == other.StackId
        && one.StackStatus == other.StackStatus
        && one.LastUpdatedTime == other.LastUpdatedTime
        && one.ChangeSetId == other.ChangeSetId;

    private static async Task<SubmittedTemplate?> ReadAsync(
        Task<Stack?> stack,
        Func<Stack, bool> isWanted,
        Func<Stack, Task<string>> read
    ) => await stack is { } found && isWanted(found) ? new SubmittedTemplate(found, await read(found)) : null;

    private sealed class Description(Task<Stack?> read, long begun)
    {
        internal Task<Stack?> Read { get; } = read;

        internal long Begun { get; } = begun;
    }

    private sealed class SubmittedTemplate(Stack stack, string body)
    {
        internal Stack Stack { get; } = stack;

        internal string Body { get; } = body;
    }
}
