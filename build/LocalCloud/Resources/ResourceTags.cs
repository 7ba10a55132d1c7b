using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Resources;

/// <summary>The tags that a resource gets: the stack's, then its own list of {Key, Value}.</summary>
internal static class ResourceTags
{
    public static SortedDictionary<string, string> Of(ResourceRequest request, string property = "Tags")
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in request.StackTags)
        {
            tags[key] = value;
        }

        foreach (var tag in request.Properties.Objects(property))
        {
            tags[tag.RequiredText("Key")] = tag.Text("Value") ?? "";
        }

        return tags;
    }

    /// <summary>A resource's tags, and the stack's over them.</summary>
    public static SortedDictionary<string, string> Added(
        IReadOnlyDictionary<string, string> present,
        ResourceRequest request
    )
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in present.Concat(request.StackTags))
        {
            tags[key] = value;
        }

        return tags;
    }

    /// <summary>The text of a property that holds a JSON document as an object or as text.</summary>
    public static string Document(JsonNode? property) =>
        property is JsonObject ? property.ToJsonString() : property.Text() ?? "";
}
