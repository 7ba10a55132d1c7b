using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>
/// Stops changes that would separate a stack from a table, bucket or database, unless its id was named. Whether AWS
/// keeps the old resource makes no difference: either way the application finds an empty one.
/// </summary>
/// <param name="allowed">Logical or physical ids that the stack may lose.</param>
internal sealed class DataLossGate(IReadOnlyCollection<string> allowed)
{
    /// <summary>Refuses a change set that removes or replaces a stateful resource.</summary>
    /// <exception cref="DeploymentException">It does, and the id is not allowed.</exception>
    internal void Check(string stack, IReadOnlyList<PlannedChange> changes)
    {
        if (Refusal(stack, changes) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Why a change set would be refused, or null.</summary>
    internal DeploymentException? Refusal(string stack, IReadOnlyList<PlannedChange> changes)
    {
        var losses = changes
            .Where(change => change.PartsWithData && !IsAllowed(change.LogicalId, change.PhysicalId))
            .ToList();
        if (losses.Count == 0)
        {
            return null;
        }
        var told = losses.Select(loss => $"{loss.LogicalId} ({loss.Type} {loss.PhysicalId}) is {loss.Description}");
        return new DeploymentException(
            FailureKind.Refused,
            $"{stack}: refused because data would be lost: {string.Join("; ", told)}",
            [
                "nothing was executed; to do it anyway: --allow-data-loss "
                    + string.Join(' ', losses.Select(loss => loss.LogicalId)),
            ]
        );
    }

    /// <summary>Refuses to delete a stack that contains data or is protected.</summary>
    /// <exception cref="DeploymentException">
    /// Termination protection is on, or a stateful resource exists and its id is not allowed.
    /// </exception>
    internal void CheckDeletion(Stack stack, IReadOnlyList<StackResourceSummary> resources)
    {
        if (stack.EnableTerminationProtection == true)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"{stack.StackName}: refused because termination protection is on",
                [
                    "nothing was deleted; to delete it anyway: aws cloudformation update-termination-protection "
                        + $"--no-enable-termination-protection --stack-name {stack.StackName}",
                ]
            );
        }
        // What an earlier rollback left behind is no part of the stack, whose deletion does not touch it.
        var living = resources
            .Where(resource => StatefulTypes.Contains(resource.ResourceType) && IsAlive(resource))
            .Where(static resource => resource.ResourceStatus != "DELETE_SKIPPED")
            .Where(resource => !IsAllowed(resource.LogicalResourceId, resource.PhysicalResourceId))
            .ToList();
        if (living.Count == 0)
        {
            return;
        }
        var told = living.Select(r =>
            $"{r.LogicalResourceId} ({r.ResourceType} {r.PhysicalResourceId}, {r.ResourceStatus})"
        );
        throw new DeploymentException(
            FailureKind.Refused,
            $"{stack.StackName}: refused because the stack contains data: {string.Join(", ", told)}",
            [
                "nothing was deleted; to do it anyway: --allow-data-loss "
                    + string.Join(' ', living.Select(resource => resource.LogicalResourceId)),
            ]
        );
    }

    internal static bool IsAlive(StackResourceSummary resource) =>
        resource.ResourceStatus != "DELETE_COMPLETE" && !string.IsNullOrEmpty(resource.PhysicalResourceId);

    private bool IsAllowed(string logicalId, string? physicalId) =>
        allowed.Contains(logicalId) || (physicalId is not null && allowed.Contains(physicalId));
}
