namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// Says that an execution runs; what is left of these at a start was cut off by the end of the last host.
/// </summary>
internal sealed record RunningMark(string ExecutionArn);
