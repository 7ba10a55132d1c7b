using AiChef.Deployment.CloudFormation.ChangeSets;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>What a change set will do.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Changes">All changes, from all pages.</param>
public sealed record ChangesPlanned(string Stack, IReadOnlyList<PlannedChange> Changes) : StackProgress(Stack);
