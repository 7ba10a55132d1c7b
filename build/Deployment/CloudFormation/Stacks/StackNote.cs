namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>What happens next, or why the run waits.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Text">One line.</param>
public sealed record StackNote(string Stack, string Text) : StackProgress(Stack);
