using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>
/// Stops changes that need one name for two resources: CloudFormation creates before it deletes, so the new resource
/// "already exists" and everything is rolled back.
/// </summary>
/// <param name="stack">The declared stack.</param>
/// <param name="parameters">The value of each of its parameters.</param>
internal sealed class NameClash(StackDeclaration stack, IReadOnlyDictionary<string, string> parameters)
{
    private readonly KnownValues _known = new(parameters, stack.Name);

    /// <summary>Refuses a change set that cannot succeed because of a name.</summary>
    /// <exception cref="DeploymentException">A resource would need the name of one that still exists.</exception>
    internal void Check(IReadOnlyList<PlannedChange> changes)
    {
        foreach (var change in changes)
        {
            if (NameOf(change.LogicalId) is not { } name)
            {
                continue;
            }
            if (change.Action == "Add" && HolderOf(name, change.Type, changes) is { } holder)
            {
                throw Refused(
                    $"{change.LogicalId} ({change.Type}) would be created as {name} while {holder.LogicalId}, "
                        + "which the template no longer contains, still has that name",
                    $"in the template, rename {change.LogicalId} to {holder.LogicalId}, "
                        + "as the stack calls it, or give it another name"
                );
            }
            if (change.Replacement == "True" && ResourceNames.Names(change.PhysicalId, name))
            {
                throw Refused(
                    $"{change.LogicalId} ({change.Type}) must be replaced, and while {name} exists, "
                        + "no other resource can have its name",
                    $"give {change.LogicalId} another name"
                        + (change.Properties.Count == 0 ? "" : $", or leave its {string.Join(", ", change.Properties)}")
                );
            }
        }
    }

    private static PlannedChange? HolderOf(string name, string type, IReadOnlyList<PlannedChange> changes) =>
        changes.FirstOrDefault(other =>
            other.Action == "Remove" && other.Type == type && ResourceNames.Names(other.PhysicalId, name)
        );

    private string? NameOf(string logicalId) =>
        stack.Template.Root["Resources"]![logicalId] is { } resource
            ? ResourceNames.Of(resource, resource["Type"]?.Scalar ?? "", _known)
            : null;

    private DeploymentException Refused(string why, string wayOut) =>
        new(FailureKind.Refused, $"{stack.Name}: refused because {why}", [$"nothing was executed; {wayOut}"]);
}
