namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>What a removal would do with one stack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Exists">Whether there is such a stack.</param>
/// <param name="After">The stacks of the removal that are deleted before it: those that import from it or depend on it.
/// </param>
/// <param name="Refusal">Why it cannot be deleted, and the way out; null if it can.</param>
public sealed record PlannedRemoval(
    string Name,
    bool Exists,
    IReadOnlyList<string> After,
    DeploymentException? Refusal
);
