namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Something worth showing while a stack is deployed.</summary>
/// <param name="Stack">The stack's name.</param>
public abstract record StackProgress(string Stack);
