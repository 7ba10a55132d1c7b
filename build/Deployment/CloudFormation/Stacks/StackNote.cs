namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>A sentence about what happens next, or why something is waited for.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Text">One line.</param>
public sealed record StackNote(string Stack, string Text) : StackProgress(Stack);
