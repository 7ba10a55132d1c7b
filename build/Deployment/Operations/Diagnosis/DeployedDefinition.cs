using AiChef.Deployment.Operations.Executions;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>The definition of a deployed state machine.</summary>
/// <param name="Machine">The state machine.</param>
/// <param name="Text">The definition in JSON.</param>
/// <param name="IsExpress">Whether it is of type Express.</param>
public sealed record DeployedDefinition(StateMachineReference Machine, string Text, bool IsExpress);
