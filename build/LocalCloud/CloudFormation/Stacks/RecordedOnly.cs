using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Says of resources that LocalCloud does not run that they are only recorded: as the reason of a status, which every
/// client shows.
/// </summary>
internal static class RecordedOnly
{
    private const string Recorded = "Recorded only";

    /// <summary>The reason of a resource; null for a type that runs.</summary>
    public static string? Of(ResourceType type) =>
        type.IsRecordedOnly ? $"{Recorded}: LocalCloud does not run {type.Name}" : null;

    /// <summary>The reason of a stack that was created or updated; null if all of its resources run.</summary>
    public static string? In(string status, IEnumerable<StackResource> resources, ResourceTypes types)
    {
        if (status is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE"))
        {
            return null;
        }

        var recorded = resources
            .Where(resource => resource.Current is { } current && types.Find(current.Type)?.IsRecordedOnly == true)
            .Select(static resource => resource.LogicalId)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return recorded.Length == 0 ? null : $"{Recorded}, not run by LocalCloud: {string.Join(", ", recorded)}";
    }
}
