using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

internal sealed record WildcardSegment : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => "[*]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root) => Children(node);

    public static IEnumerable<JsonNode?> Children(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
}
