namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>A change set that AWS computed and that is not executed yet.</summary>
/// <param name="Id">Its ARN.</param>
/// <param name="StackId">The stack's ARN.</param>
/// <param name="Created">When it was made, on AWS's clock.</param>
/// <param name="Changes">All changes, from all pages; empty when there is nothing to do.</param>
/// <param name="IsEmpty">True when AWS found no change.</param>
internal sealed record ChangeSetPlan(
    string Id,
    string StackId,
    DateTime? Created,
    IReadOnlyList<PlannedChange> Changes,
    bool IsEmpty
);
