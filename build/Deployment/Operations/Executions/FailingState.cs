namespace AiChef.Deployment.Operations.Executions;

/// <summary>The state whose failure ended an execution.</summary>
/// <param name="Visit">The visit of the state.</param>
/// <param name="Failure">The failure; null for a Fail state, whose error is the execution's.</param>
public sealed record FailingState(StateVisit Visit, StateFailure? Failure)
{
    /// <summary>
    /// Finds it. Where a Fail state ends the execution with an error that was caught before, the state that had this
    /// error failed; a failure that the execution does not tell of was overcome.
    /// </summary>
    /// <param name="history">The history.</param>
    /// <param name="error">The error of the execution.</param>
    /// <param name="cause">Its cause.</param>
    internal static FailingState? Of(ExecutionHistory history, string? error, string? cause)
    {
        if (history.LastState is not { } last)
        {
            return null;
        }
        var ended = history.Visits.Last(visit => visit.Name == last);
        if (ended.Result == StateResult.Succeeded)
        {
            return null;
        }
        var told = $"{error} {cause}";
        var failure = history.Chain.FirstOrDefault(each =>
            each.State == last || told.Contains(each.Failure.Error!, StringComparison.Ordinal)
        );
        return failure.Failure is null
            ? new FailingState(ended, null)
            : new FailingState(history.Visits.Last(visit => visit.Name == failure.State), failure.Failure);
    }
}
