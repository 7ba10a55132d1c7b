namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>The stack as it was found, reported whenever the deployment decides again.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Status">Its status; null when there is none.</param>
public sealed record StackFound(string Stack, string? Status) : StackProgress(Stack);
