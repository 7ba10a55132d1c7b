namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>How many calls for the stack were repeated, reported once at the end.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Count">How often.</param>
public sealed record CallsRepeated(string Stack, int Count) : StackProgress(Stack);
