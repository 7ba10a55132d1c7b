using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>
/// CloudFormation deletes last, after it has taken a new snapshot of an API: what the template no longer contains would
/// still be in the snapshot and be served. Such a change takes two steps: first all of it with the snapshot that the
/// stack has, then the new snapshot.
/// </summary>
internal static class RemovalBeforeSnapshot
{
    /// <summary>The template of the first step, or null if one step is enough.</summary>
    /// <param name="declared">The declared template.</param>
    /// <param name="changes">What a change set with it does.</param>
    internal static StackTemplate? FirstStep(StackTemplate declared, IReadOnlyList<PlannedChange> changes)
    {
        var affected = changes
            .Where(static change => change.Action == "Remove" || change.IsReplacement)
            .Select(static change => ApiSnapshots.DeploymentOf(change.Type))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var first = declared;
        foreach (var type in affected)
        {
            var added = changes.Where(change => change.Action == "Add" && change.Type == type).ToList();
            var removed = changes.Where(change => change.Action == "Remove" && change.Type == type).ToList();
            if (added.Count == 1 && removed.Count == 1)
            {
                first = first.Renamed(added[0].LogicalId, removed[0].LogicalId);
            }
        }
        return ReferenceEquals(first, declared) ? null : first;
    }
}
