using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

internal sealed record PropertiesSegment(IReadOnlyList<string> Names) : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => "[" + string.Join(',', Names.Select(name => $"'{name}'")) + "]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root)
    {
        if (node is JsonObject map)
        {
            yield return new JsonObject(
                Names.Where(map.ContainsKey).Select(name => KeyValuePair.Create(name, map[name]?.DeepClone()))
            );
        }
    }
}
