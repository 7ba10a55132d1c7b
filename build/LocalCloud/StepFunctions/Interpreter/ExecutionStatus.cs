namespace AiChef.LocalCloud.StepFunctions.Interpreter;

internal enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
}
