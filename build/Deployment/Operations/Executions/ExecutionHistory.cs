using AiChef.Deployment.Aws;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>The visits of states that the history of an execution tells.</summary>
/// <remarks>
/// Each event names the one before it in its own line of states, so that a failure, an exit or an abortion belongs to
/// the nearest entry on the way back.
/// </remarks>
public sealed class ExecutionHistory
{
    private const string Enters = "StateEntered";
    private const string Exits = "StateExited";
    private const int LargestPage = 1000;

    private readonly Dictionary<long, HistoryEvent> _events;
    private readonly Dictionary<long, List<HistoryEvent>> _ofVisit = [];

    private ExecutionHistory(IReadOnlyList<HistoryEvent> events)
    {
        _events = events.ToDictionary(static each => each.Id!.Value);
        foreach (var happened in events)
        {
            if (EntryOf(happened) is { } entry)
            {
                var all = _ofVisit.TryGetValue(entry.Id!.Value, out var known) ? known : _ofVisit[entry.Id!.Value] = [];
                all.Add(happened);
            }
        }
        IsRunning = !events.Any(static each => IsEnd(each.Type.Value)) || IsRedriven(events);
        Visits = [.. events.Where(static each => Has(each, Enters)).OrderBy(static each => each.Id).Select(VisitOf)];
        LastState = events.LastOrDefault(static each => IsEnd(each.Type.Value)) is { } end
            ? Before(end).FirstOrDefault(static each => Has(each, Enters))?.StateEnteredEventDetails.Name
            : null;
        Chain = LastChain(events);
    }

    /// <summary>Whether the execution runs.</summary>
    public bool IsRunning { get; }

    /// <summary>The visits of states, in the order in which they were entered.</summary>
    public IReadOnlyList<StateVisit> Visits { get; }

    /// <summary>The state in which the execution ended; null while it runs, or if it ended before any.</summary>
    public string? LastState { get; }

    /// <summary>The failures that led to the end, the last one first, with the states that had them.</summary>
    internal IReadOnlyList<(string State, StateFailure Failure)> Chain { get; }

    /// <summary>Reads all pages.</summary>
    /// <param name="stepFunctions">The client.</param>
    /// <param name="retry">Retries throttled and failed calls.</param>
    /// <param name="executionArn">The execution.</param>
    /// <param name="withData">Whether to read inputs and outputs too.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public static async Task<ExecutionHistory> ReadAsync(
        IAmazonStepFunctions stepFunctions,
        AwsRetry retry,
        string executionArn,
        bool withData,
        CancellationToken cancellationToken
    )
    {
        var events = new List<HistoryEvent>();
        var request = new GetExecutionHistoryRequest
        {
            ExecutionArn = executionArn,
            IncludeExecutionData = withData,
            MaxResults = LargestPage,
        };
        do
        {
            var page = await retry.RunAsync(t => stepFunctions.GetExecutionHistoryAsync(request, t), cancellationToken);
            events.AddRange(page.Events ?? []);
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
        return Of(events);
    }

    /// <summary>The same of events that are known.</summary>
    internal static ExecutionHistory Of(IReadOnlyList<HistoryEvent> events) => new(events);

    private StateVisit VisitOf(HistoryEvent entry)
    {
        var details = entry.StateEnteredEventDetails;
        var own = _ofVisit.GetValueOrDefault(entry.Id!.Value) ?? [];
        var exit = own.Find(static each => Has(each, Exits));
        return new StateVisit
        {
            Name = details.Name,
            Type = entry.Type.Value[..^Enters.Length],
            Entered = entry.Timestamp!.Value,
            Exited = exit?.Timestamp,
            Input = details.Input,
            Failures = [.. own.Select(StateFailure.Of).OfType<StateFailure>()],
            // a Fail state does nothing but fail, without an event of its own
            Result = entry.Type.Value == "FailStateEntered" ? StateResult.Failed : ResultOf(own, exit),
        };
    }

    private StateResult ResultOf(List<HistoryEvent> own, HistoryEvent? exit)
    {
        // the last word on an attempt is a success or a failure; other events only tell how far it has come
        var last = own.FindLast(static each => StateFailure.Of(each) is not null || Has(each, "Succeeded"));
        var hasFailed = last is not null && StateFailure.Of(last) is not null;
        return exit is not null
            ? hasFailed
                ? StateResult.Caught
                : StateResult.Succeeded
            : own.Exists(static each => Has(each, "StateAborted"))
                ? StateResult.Aborted
                : hasFailed || own.Exists(static each => IsEnd(each.Type.Value))
                    ? StateResult.Failed
                    : IsRunning
                        ? StateResult.Running
                        : StateResult.Aborted;
    }

    private List<(string State, StateFailure Failure)> LastChain(IReadOnlyList<HistoryEvent> events) =>
        events.LastOrDefault(static each => IsEnd(each.Type.Value)) is { } end
            ?
            [
                .. from happened in Before(end)
                let failure = StateFailure.Of(happened)
                where failure is { Error: not null }
                let entry = EntryOf(happened)
                where entry is not null
                select (entry.StateEnteredEventDetails.Name, failure),
            ]
            : [];

    /// <summary>The entry of the state that an event belongs to; null for an event of none.</summary>
    private HistoryEvent? EntryOf(HistoryEvent happened)
    {
        var type = happened.Type.Value;
        if (Has(happened, Enters) || type is "ExecutionStarted" or "ExecutionRedriven" or "ExecutionSucceeded")
        {
            return null;
        }
        var exited = happened.StateExitedEventDetails?.Name;
        // what happens to a Parallel or Map follows the events of the states within it
        var kind =
            type.StartsWith("Parallel", StringComparison.Ordinal) ? "Parallel"
            : type.StartsWith("Map", StringComparison.Ordinal) ? "Map"
            : "";
        return Before(happened)
            .FirstOrDefault(each =>
                Has(each, Enters)
                && each.Type.Value.StartsWith(kind, StringComparison.Ordinal)
                && (exited is null || each.StateEnteredEventDetails.Name == exited)
            );
    }

    private IEnumerable<HistoryEvent> Before(HistoryEvent happened)
    {
        for (var id = happened.PreviousEventId; id is > 0 && _events.TryGetValue(id.Value, out var each); )
        {
            yield return each;
            id = each.PreviousEventId;
        }
    }

    private static bool IsRedriven(IReadOnlyList<HistoryEvent> events) =>
        events.LastOrDefault(static each => IsEnd(each.Type.Value) || each.Type.Value == "ExecutionRedriven")
            is { Type.Value: "ExecutionRedriven" };

    private static bool IsEnd(string type) =>
        type is "ExecutionSucceeded" or "ExecutionFailed" or "ExecutionAborted" or "ExecutionTimedOut";

    private static bool Has(HistoryEvent happened, string end) =>
        happened.Type.Value.EndsWith(end, StringComparison.Ordinal);
}
