using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

internal sealed record PropertySegment(string Name) : PathSegment
{
    public override bool IsDefinite => true;

    public override string Fragment => $"['{Name}']";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root)
    {
        if (node is JsonObject map && map.TryGetPropertyValue(Name, out var value))
        {
            yield return value;
        }
    }
}
