using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

internal sealed record OrFilter(PathFilter Left, PathFilter Right) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) =>
        Left.Accepts(node, root) || Right.Accepts(node, root);
}
