using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.Json.Paths;

internal sealed record ExistsFilter(FilterOperand Operand) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) => Operand.TryGet(node, root, out _);
}
