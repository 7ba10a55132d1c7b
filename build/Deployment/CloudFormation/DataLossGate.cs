using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation;

/// <summary>Stops what would delete a table, a bucket or a database, unless that very id was named.</summary>
/// <param name="allowed">Logical or physical ids that may be lost.</param>
internal sealed class DataLossGate(IReadOnlyCollection<string> allowed)
{
    /// <summary>Refuses a change set that removes or replaces data.</summary>
    /// <exception cref="DeploymentException">It does, and the id is not allowed.</exception>
    internal void Check(string stack, IReadOnlyList<PlannedChange> changes)
    {
        if (Refusal(stack, changes) is { } refusal)
            throw refusal;
    }

    /// <summary>Why a change set would be refused, or null.</summary>
    internal DeploymentException? Refusal(string stack, IReadOnlyList<PlannedChange> changes)
    {
        var losses = changes.Where(c => c.LosesData && !IsAllowed(c.LogicalId, c.PhysicalId)).ToList();
        return losses.Count == 0 ? null : new DeploymentException(FailureKind.Refused,
            $"{stack}: refused, for it would delete data: {string.Join(", ", losses.Select(l => $"{l.LogicalId} ({l.Type}, {(l.Action == "Remove" ? "removed" : "replaced")})"))}",
            [$"nothing was executed; to do it all the same: --allow-data-loss {string.Join(' ', losses.Select(l => l.LogicalId))}"]);
    }

    /// <summary>Refuses to delete a stack while data of it still lives, or that is protected.</summary>
    /// <exception cref="DeploymentException">Termination protection is on, or a stateful resource lives and its id is not allowed.</exception>
    internal void CheckDeletion(Stack stack, IReadOnlyList<StackResourceSummary> resources)
    {
        if (stack.EnableTerminationProtection == true)
        {
            throw new DeploymentException(FailureKind.Refused, $"{stack.StackName}: refused, for termination protection is on",
                [$"nothing was deleted; if it is really to go: aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name {stack.StackName}"]);
        }
        var living = resources.Where(r => StatefulTypes.Contains(r.ResourceType) && IsAlive(r) && !IsAllowed(r.LogicalResourceId, r.PhysicalResourceId)).ToList();
        if (living.Count == 0)
            return;
        throw new DeploymentException(FailureKind.Refused,
            $"{stack.StackName}: refused to delete the stack while its data live: {string.Join(", ", living.Select(r => $"{r.LogicalResourceId} ({r.ResourceType} {r.PhysicalResourceId}, {r.ResourceStatus})"))}",
            [$"nothing was deleted; to do it all the same: --allow-data-loss {string.Join(' ', living.Select(r => r.LogicalResourceId))}"]);
    }

    internal static bool IsAlive(StackResourceSummary resource) =>
        resource.ResourceStatus != "DELETE_COMPLETE" && !string.IsNullOrEmpty(resource.PhysicalResourceId);

    private bool IsAllowed(string logicalId, string? physicalId) => allowed.Contains(logicalId) || (physicalId is not null && allowed.Contains(physicalId));
}
