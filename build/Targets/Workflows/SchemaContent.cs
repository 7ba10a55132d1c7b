using System.Text.Json.Nodes;

namespace AiChef.Targets.Workflows;

/// <summary>
/// What the schema of the parameters says of this build. The rest, which hosts there are and which options NUKE has
/// itself, and in which order all of it stands, depends on the version of NUKE that wrote it.
/// </summary>
internal static class SchemaContent
{
    private static readonly string[] OfNuke = ["Host", "NukeBuild", "Verbosity"];

    /// <summary>The same text for schemas that say the same of the build.</summary>
    internal static string Of(string schema)
    {
        var root = JsonNode.Parse(schema)!.AsObject();
        if (root["definitions"] is JsonObject definitions)
        {
            foreach (var name in OfNuke)
            {
                definitions.Remove(name);
            }
        }
        return Sorted(root)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject values => new JsonObject(
                values
                    .OrderBy(v => v.Key, StringComparer.Ordinal)
                    .Select(v => KeyValuePair.Create(v.Key, Sorted(v.Value)))
            ),
            JsonArray values => new JsonArray([
                .. values.Select(Sorted).OrderBy(v => v?.ToJsonString(), StringComparer.Ordinal),
            ]),
            _ => node?.DeepClone(),
        };
}
