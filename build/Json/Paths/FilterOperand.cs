using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiChef.Json.Paths;

/// <summary>One side of a comparison: a path from @ or $, or a literal.</summary>
internal sealed record FilterOperand(JsonPath? Path, bool FromRoot, JsonNode? Literal, RegexOptions RegexOptions)
{
    public bool TryGet(JsonNode? node, JsonNode? root, out JsonNode? value)
    {
        value = Literal;
        if (Path is null)
        {
            return true;
        }

        try
        {
            value = Path.Evaluate(FromRoot ? root : node);
            return true;
        }
        catch (PathNotFoundException)
        {
            return false;
        }
    }
}
