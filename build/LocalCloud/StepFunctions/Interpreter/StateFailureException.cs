namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>A state that ends with an error name and a cause, which Retry and Catch may handle.</summary>
internal sealed class StateFailureException(string? error, string? cause) : Exception(cause)
{
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;

    /// <summary>States.Runtime and States.DataLimitExceeded end the execution whatever Retry and Catch say of States.ALL.</summary>
    public bool IsTerminal => Error is StatesErrors.Runtime or StatesErrors.DataLimitExceeded;

    /// <summary>For runtime errors: the sentence without the name of the state, as TestState reports it.</summary>
    public string? Detail { get; init; }
}

/// <summary>The error names that the Amazon States Language itself gives.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html</remarks>
internal static class StatesErrors
{
    public const string All = "States.ALL";
    public const string TaskFailed = "States.TaskFailed";
    public const string Timeout = "States.Timeout";
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";
    public const string Runtime = "States.Runtime";
    public const string DataLimitExceeded = "States.DataLimitExceeded";
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";
    public const string IntrinsicFailure = "States.IntrinsicFailure";
}
