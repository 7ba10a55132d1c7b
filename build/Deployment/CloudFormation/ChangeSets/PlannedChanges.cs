using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>Reads the changes of a change set.</summary>
internal static class PlannedChanges
{
    internal static IReadOnlyList<PlannedChange> Of(IReadOnlyList<ResourceChange> changes)
    {
        var renewed = changes
            .Where(change => change.Action == ChangeAction.Add || change.Replacement?.Value is "True" or "Conditional")
            .Select(change => change.LogicalResourceId)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. changes.Select(change => new PlannedChange(
                change.Action?.Value ?? "unknown",
                change.LogicalResourceId,
                change.ResourceType,
                change.Replacement?.Value,
                change.PolicyAction?.Value,
                change.PhysicalResourceId
            )
            {
                Properties = PropertiesOf(change, renewed),
                Values = ValuesOf(change),
                Policies = [.. (change.Scope ?? []).Where(scope => scope is "DeletionPolicy" or "UpdateReplacePolicy")],
                IsAutomatic =
                    change.Details is { Count: > 0 } details
                    && details.TrueForAll(detail => detail.ChangeSource == ChangeSource.Automatic),
            }),
        ];
    }

    /// <summary>
    /// Properties whose value changes. A property that only refers to another resource, such as the ARN of a role,
    /// changes if that resource is replaced.
    /// </summary>
    private static List<string> PropertiesOf(ResourceChange change, HashSet<string> renewed) =>
        (change.Details ?? [])
            .Where(detail => detail.Target?.Attribute == ResourceAttribute.Properties && detail.Target.Name is not null)
            .Where(detail =>
                detail.ChangeSource == ChangeSource.DirectModification
                || renewed.Contains(detail.CausingEntity?.Split('.')[0] ?? "")
            )
            .Select(detail => detail.Target.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();

    /// <summary>A value may be listed once for each of its causes.</summary>
    private static List<PropertyChange> ValuesOf(ResourceChange change) =>
        (change.Details ?? [])
            .Select(static detail => detail.Target)
            .Where(static target =>
                target is { Path: not null } && (target.BeforeValue is not null || target.AfterValue is not null)
            )
            .Select(static target => PropertyChange.Of(target.Path, target.BeforeValue, target.AfterValue))
            .Distinct()
            .OrderBy(static value => value.Path, StringComparer.Ordinal)
            .ToList();
}
