namespace AiChef.Targets.Services;

/// <summary>How a workflow can be tried without leaving anything behind.</summary>
/// <param name="ArnOutput">The output of its stack that has the ARN of the state machine.</param>
/// <param name="Input">The input of an execution that is cheap, succeeds and stores nothing.</param>
internal sealed record WorkflowProbe(string ArnOutput, string Input);
