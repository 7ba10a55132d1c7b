namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>A change set that AWS has computed and that is not yet executed.</summary>
/// <param name="Id">Its ARN.</param>
/// <param name="StackId">The stack's ARN.</param>
/// <param name="Created">When it was created, on AWS's clock.</param>
/// <param name="Changes">All changes, from all pages; empty when there is nothing to do.</param>
/// <param name="IsEmpty">True when AWS found no change.</param>
internal sealed record ChangeSetPlan(
    string Id,
    string StackId,
    DateTime? Created,
    IReadOnlyList<PlannedChange> Changes,
    bool IsEmpty
);
