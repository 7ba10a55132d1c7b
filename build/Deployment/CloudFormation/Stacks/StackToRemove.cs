namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>A stack that is to be deleted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="After">Stacks that go before it, for they depend on it without importing from it.</param>
public sealed record StackToRemove(string Name, IReadOnlyList<string> After);
