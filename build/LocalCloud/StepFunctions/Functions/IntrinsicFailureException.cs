namespace AiChef.LocalCloud.StepFunctions.Functions;

/// <summary>A function that cannot work with its arguments (States.IntrinsicFailure).</summary>
internal sealed class IntrinsicFailureException(string message) : Exception(message);
