using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>
/// Stops what would part a stack from a table, a bucket or a database, unless that very id was named. Whether AWS keeps
/// the old resource makes no difference: the application finds itself before an empty one either way.
/// </summary>
/// <param name="allowed">Logical or physical ids that the stack may be parted from.</param>
internal sealed class DataLossGate(IReadOnlyCollection<string> allowed)
{
    /// <summary>Refuses a change set that removes or replaces what holds data.</summary>
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
        var told = losses.Select(loss => $"{loss.LogicalId} ({loss.Type} {loss.PhysicalId}) is {loss.Fate}");
        return new DeploymentException(
            FailureKind.Refused,
            $"{stack}: refused, for data would be lost from sight: {string.Join("; ", told)}",
            [
                "nothing was executed; to do it all the same: --allow-data-loss "
                    + string.Join(' ', losses.Select(loss => loss.LogicalId)),
            ]
        );
    }

    /// <summary>Refuses to delete a stack while data of it still live, or that is protected.</summary>
    /// <exception cref="DeploymentException">
    /// Termination protection is on, or a stateful resource lives and its id is not allowed.
    /// </exception>
    internal void CheckDeletion(Stack stack, IReadOnlyList<StackResourceSummary> resources)
    {
        if (stack.EnableTerminationProtection == true)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"{stack.StackName}: refused, for termination protection is on",
                [
                    "nothing was deleted; if it is really to go: aws cloudformation update-termination-protection "
                        + $"--no-enable-termination-protection --stack-name {stack.StackName}",
                ]
            );
        }
        var living = resources
            .Where(resource => StatefulTypes.Contains(resource.ResourceType) && IsAlive(resource))
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
            $"{stack.StackName}: refused to delete the stack while its data live: {string.Join(", ", told)}",
            [
                "nothing was deleted; to do it all the same: --allow-data-loss "
                    + string.Join(' ', living.Select(resource => resource.LogicalResourceId)),
            ]
        );
    }

    internal static bool IsAlive(StackResourceSummary resource) =>
        resource.ResourceStatus != "DELETE_COMPLETE" && !string.IsNullOrEmpty(resource.PhysicalResourceId);

    private bool IsAllowed(string logicalId, string? physicalId) =>
        allowed.Contains(logicalId) || (physicalId is not null && allowed.Contains(physicalId));
}
