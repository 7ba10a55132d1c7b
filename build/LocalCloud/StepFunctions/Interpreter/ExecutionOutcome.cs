namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>How an execution ended.</summary>
internal sealed record ExecutionOutcome(ExecutionStatus Status, string? Output, string? Error, string? Cause)
{
    public static ExecutionOutcome Success(string output) => new(ExecutionStatus.Succeeded, output, null, null);

    public static ExecutionOutcome Failure(string? error, string? cause) =>
        new(ExecutionStatus.Failed, null, error, cause);
}
