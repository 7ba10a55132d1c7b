using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Resources;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud;

/// <summary>A resource type that LocalCloud runs, and what it does not model of it.</summary>
/// <param name="Type">AWS's name, for instance AWS::S3::Bucket.</param>
/// <param name="NotModelled">The properties, attributes and values that are refused, with dots for members.</param>
public sealed record ResourceModel(string Type, IReadOnlyList<string> NotModelled)
{
    /// <summary>The types that run, by name.</summary>
    public static IReadOnlyList<ResourceModel> Run =>
        [
            .. Services
                .All.SelectMany(static service => service.ResourceTypes)
                .OrderBy(static declared => declared.Name, StringComparer.Ordinal)
                .Select(static declared => new ResourceModel(declared.Name, Refused(declared.Make().Schema))),
        ];

    private static IReadOnlyList<string> Refused(ResourceSchema schema) =>
        [
            .. schema.NotModelled,
            .. schema.NotModelledValues.Select(static each => $"{each.Key}: {string.Join(", ", each.Value)}"),
        ];

    /// <summary>How many types are only recorded, by the service in their name.</summary>
    public static IReadOnlyDictionary<string, int> RecordedByService
    {
        get
        {
            var run = Run.Select(static model => model.Type).ToHashSet(StringComparer.Ordinal);
            return RegistryTypes
                .Names.Where(name => !run.Contains(name) && RecordedResourceType.Find(name) is not null)
                .GroupBy(static name => name.Split("::")[1], StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        }
    }
}
