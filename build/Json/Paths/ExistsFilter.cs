using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

internal sealed record ExistsFilter(FilterOperand Operand) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) => Operand.TryGet(node, root, out _);
}
