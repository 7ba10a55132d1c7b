using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>A state that ends with an error name and a cause, which Retry and Catch may handle.</summary>
internal sealed class StateFailureException(string? error, string? cause) : Exception(cause)
{
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;

    /// <summary>
    /// States.Runtime and States.DataLimitExceeded end the execution whatever Retry and Catch say of States.ALL.
    /// </summary>
    public bool IsTerminal => Error is StatesErrors.Runtime or StatesErrors.DataLimitExceeded;

    /// <summary>For runtime errors: the sentence without the name of the state, as TestState reports it.</summary>
    public string? Detail { get; init; }
}
