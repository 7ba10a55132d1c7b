using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Stacks in a status that needs somebody.</summary>
/// <param name="stacks">The stacks.</param>
/// <param name="time">The clock by which an operation is old.</param>
public sealed class OddStacks(IReadOnlyList<Stack> stacks, TimeProvider time) : ITroubleSearch
{
    /// <summary>How long an operation may run unnoticed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public string Subject => "stacks";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Trouble>>([.. stacks.Select(Of).OfType<Trouble>()]);

    private Trouble? Of(Stack stack)
    {
        var status = stack.StackStatus.Value;
        var reason = string.IsNullOrEmpty(stack.StackStatusReason) ? "" : $": {stack.StackStatusReason}";
        Trouble Odd(string command) =>
            new(TroubleKind.OddStack, $"stack {stack.StackName}", $"it is in {status}{reason}") { Command = command };
        return StackStatusTable.ActionFor(status) switch
        {
            StackAction.Create or StackAction.Update => null,
            StackAction.Wait => IsOld(stack) ? Odd("Status") : null,
            StackAction.DeleteThenCreateIfAllowed => Odd("Deploy --recover-by-delete"),
            StackAction.Stop => Odd("Remove"),
            _ => Odd("Deploy"),
        };
    }

    private bool IsOld(Stack stack) =>
        (stack.LastUpdatedTime ?? stack.CreationTime) is { } began
        && time.GetUtcNow() - new DateTimeOffset(began.ToUniversalTime()) > Longest;
}
