using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

internal sealed record NotFilter(PathFilter Inner) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) => !Inner.Accepts(node, root);
}
