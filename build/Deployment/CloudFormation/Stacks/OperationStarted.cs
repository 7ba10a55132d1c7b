namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>A change set is being executed.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="ChangeSetId">The ARN of the change set.</param>
/// <param name="OperationId">The client request token that marks the events of the operation.</param>
public sealed record OperationStarted(string Stack, string ChangeSetId, string OperationId) : StackProgress(Stack);
