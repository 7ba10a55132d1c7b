using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

internal sealed record FilterSegment(PathFilter Filter, string Text) : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => $"[?({Text})]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root) =>
        node is JsonObject
            ? new[] { node }.Where(child => Filter.Accepts(child, root))
            : WildcardSegment.Children(node).Where(child => Filter.Accepts(child, root));
}
