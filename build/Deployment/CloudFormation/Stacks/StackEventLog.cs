using System.Runtime.CompilerServices;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Failures;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// The events of one operation on a stack and its nested stacks: read as they arrive, each once, in chronological
/// order.
/// </summary>
/// <param name="calls">Reads the pages.</param>
/// <param name="stackId">The ARN of the root stack.</param>
/// <param name="stackName">The name of the root stack.</param>
/// <param name="token">The client request token of the operation; null for every event, whoever caused it.</param>
/// <param name="notBefore">A time on AWS's clock that all events of the operation follow; null for none.</param>
/// <param name="progress">Receives the events.</param>
internal sealed class StackEventLog(
    CloudFormationCalls calls,
    string stackId,
    string stackName,
    string? token,
    DateTime? notBefore,
    IProgress<StackProgress> progress
)
{
    private const string StackType = "AWS::CloudFormation::Stack";
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal) { [stackId] = stackName };
    private readonly Dictionary<string, HashSet<string>> _seen = new(StringComparer.Ordinal);
    private readonly List<SeenEvent> _events = [];
    private DateTime? _notBefore = notBefore;

    /// <summary>All events so far, oldest first, each with the path of its stack.</summary>
    internal IReadOnlyList<SeenEvent> Events => _events;

    /// <summary>The newest event of the root stack, or null if there is none yet.</summary>
    internal StackEvent? Latest { get; private set; }

    /// <summary>
    /// How long the operation before this one took, as far as the first page of events tells; null if it does not.
    /// </summary>
    internal TimeSpan? TookBefore { get; private set; }

    /// <summary>Marks existing events as seen, so that only later ones are shown.</summary>
    internal async Task MarkSeenAsync(CancellationToken cancellationToken)
    {
        var response = await calls.EventsAsync(stackId, null, cancellationToken);
        Seen(stackId).UnionWith((response.StackEvents ?? []).Select(e => e.EventId));
        _notBefore = response.StackEvents?.FirstOrDefault()?.Timestamp ?? _notBefore;
    }

    /// <summary>Reads and reports new events.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        var fresh = new List<SeenEvent>();
        var pending = new Queue<string>(_paths.Keys);
        while (pending.TryDequeue(out var id))
        {
            foreach (var e in await NewEventsAsync(id, cancellationToken))
            {
                fresh.Add(new(_paths[id], e));
                if (IsNested(e, id) && _paths.TryAdd(e.PhysicalResourceId, $"{_paths[id]}/{e.LogicalResourceId}"))
                {
                    pending.Enqueue(e.PhysicalResourceId);
                }
            }
        }
        foreach (var each in fresh.Order(SeenEvent.ByTime))
        {
            var (path, e) = each;
            _events.Add(each);
            if (IsRoot(e))
            {
                Latest = e;
            }

            progress.Report(
                new StackEventSeen(
                    path,
                    TimeOf(e),
                    e.ResourceStatus,
                    e.LogicalResourceId,
                    e.ResourceType,
                    string.IsNullOrWhiteSpace(e.ResourceStatusReason) ? null : ReasonText.Plain(e.ResourceStatusReason)
                )
            );
        }
    }

    /// <summary>New events of one stack, oldest first.</summary>
    private async Task<List<StackEvent>> NewEventsAsync(string id, CancellationToken cancellationToken)
    {
        var seen = Seen(id);
        var fresh = new List<StackEvent>();
        await foreach (var e in NewestFirstAsync(id, cancellationToken))
        {
            if (seen.Contains(e.EventId) || e.Timestamp < _notBefore)
            {
                break;
            }

            if (id != stackId || token is null || e.ClientRequestToken == token || IsEndOfRoot(e))
            {
                fresh.Add(e);
            }
        }
        fresh.Reverse();
        return fresh.Where(e => seen.Add(e.EventId)).ToList();
    }

    private async IAsyncEnumerable<StackEvent> NewestFirstAsync(
        string id,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? page = null;
        do
        {
            var response = await calls.EventsAsync(id, page, cancellationToken);
            if (id == stackId && page is null && _events.Count == 0)
            {
                // one may end in the very moment in which the next begins
                TookBefore = Took((response.StackEvents ?? []).Where(e => IsRoot(e) && e.Timestamp <= _notBefore));
            }
            foreach (var e in response.StackEvents ?? [])
            {
                yield return e;
            }

            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
    }

    /// <summary>The time between the last end of an operation and its beginning.</summary>
    /// <param name="events">The events of the stack itself, newest first.</param>
    private static TimeSpan? Took(IEnumerable<StackEvent> events)
    {
        var ended = events
            .SkipWhile(e => !StackStatusTable.IsSettled(e.ResourceStatus.Value))
            .TakeWhile((e, index) => index == 0 || !StackStatusTable.IsSettled(e.ResourceStatus.Value))
            .ToList();
        return ended.Count > 1 ? ended[0].Timestamp - ended[^1].Timestamp : null;
    }

    private HashSet<string> Seen(string id)
    {
        if (!_seen.TryGetValue(id, out var seen))
        {
            _seen[id] = seen = new(StringComparer.Ordinal);
        }

        return seen;
    }

    private static DateTimeOffset TimeOf(StackEvent e) => new(e.Timestamp ?? DateTime.UnixEpoch, TimeSpan.Zero);

    private bool IsRoot(StackEvent e) => e.ResourceType == StackType && e.PhysicalResourceId == stackId;

    /// <summary>Nothing can follow the deletion of a stack: an operation on its ARN is over then.</summary>
    private bool IsEndOfRoot(StackEvent e) => IsRoot(e) && e.ResourceStatus == ResourceStatus.DELETE_COMPLETE;

    private static bool IsNested(StackEvent e, string id) =>
        e.ResourceType == StackType
        && e.PhysicalResourceId is { Length: > 0 } nested
        && nested != id
        && e.ResourceStatus != ResourceStatus.DELETE_SKIPPED;
}
