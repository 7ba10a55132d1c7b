using Amazon.StepFunctions.Model;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>A failure that the history of an execution tells.</summary>
/// <param name="Time">When, in UTC.</param>
/// <param name="Error">The name of the error; null if the event has none.</param>
/// <param name="Cause">What went wrong; null if the event has none.</param>
public sealed record StateFailure(DateTime Time, string? Error, string? Cause)
{
    /// <summary>The failure of an event; null for an event that is none.</summary>
    internal static StateFailure? Of(HistoryEvent happened)
    {
        var (error, cause) = Details(happened);
        return IsFailure(happened.Type.Value) ? new StateFailure(happened.Timestamp!.Value, error, cause) : null;
    }

    private static bool IsFailure(string type) =>
        !type.StartsWith("Execution", StringComparison.Ordinal)
        && (type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("TimedOut", StringComparison.Ordinal));

    private static (string? Error, string? Cause) Details(HistoryEvent it) =>
        it switch
        {
            { TaskFailedEventDetails: { } x } => (x.Error, x.Cause),
            { TaskTimedOutEventDetails: { } x } => (x.Error, x.Cause),
            { TaskStartFailedEventDetails: { } x } => (x.Error, x.Cause),
            { TaskSubmitFailedEventDetails: { } x } => (x.Error, x.Cause),
            { LambdaFunctionFailedEventDetails: { } x } => (x.Error, x.Cause),
            { LambdaFunctionTimedOutEventDetails: { } x } => (x.Error, x.Cause),
            { LambdaFunctionStartFailedEventDetails: { } x } => (x.Error, x.Cause),
            { LambdaFunctionScheduleFailedEventDetails: { } x } => (x.Error, x.Cause),
            { ActivityFailedEventDetails: { } x } => (x.Error, x.Cause),
            { ActivityTimedOutEventDetails: { } x } => (x.Error, x.Cause),
            { ActivityScheduleFailedEventDetails: { } x } => (x.Error, x.Cause),
            { MapRunFailedEventDetails: { } x } => (x.Error, x.Cause),
            { EvaluationFailedEventDetails: { } x } => (x.Error, x.Cause),
            _ => (null, null),
        };
}
