namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>How often calls for the stack were sent again, told once at its end.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Count">How often.</param>
public sealed record CallsRepeated(string Stack, int Count) : StackProgress(Stack);
