using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.Json.Paths;

/// <summary>The condition of a filter step such as [?(@.price &lt; 10 &amp;&amp; @.stock)].</summary>
internal abstract record PathFilter
{
    public abstract bool Accepts(JsonNode? node, JsonNode? root);
}

internal sealed record AndFilter(PathFilter Left, PathFilter Right) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) =>
        Left.Accepts(node, root) && Right.Accepts(node, root);
}

internal sealed record OrFilter(PathFilter Left, PathFilter Right) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) =>
        Left.Accepts(node, root) || Right.Accepts(node, root);
}

internal sealed record NotFilter(PathFilter Inner) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) => !Inner.Accepts(node, root);
}

internal sealed record ExistsFilter(FilterOperand Operand) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root) => Operand.TryGet(node, root, out _);
}

internal sealed record CompareFilter(FilterOperand Left, string Operator, FilterOperand Right) : PathFilter
{
    public override bool Accepts(JsonNode? node, JsonNode? root)
    {
        var hasLeft = Left.TryGet(node, root, out var left);
        var hasRight = Right.TryGet(node, root, out var right);
        if (!hasLeft || !hasRight)
        {
            return Operator == "!=" && hasLeft != hasRight;
        }

        return Operator switch
        {
            "==" => JsonEquality.Same(left, right),
            "!=" => !JsonEquality.Same(left, right),
            "=~" => Text(left) is { } value
                && Text(right) is { } pattern
                && Regex.IsMatch(value, $"^(?:{pattern})$", Right.RegexOptions, TimeSpan.FromSeconds(1)),
            "in" => right is JsonArray list && list.Any(item => JsonEquality.Same(left, item)),
            "nin" => right is JsonArray list && !list.Any(item => JsonEquality.Same(left, item)),
            _ => Order(left, right) is { } order
                && (
                    Operator switch
                    {
                        "<" => order < 0,
                        "<=" => order <= 0,
                        ">" => order > 0,
                        _ => order >= 0,
                    }
                ),
        };
    }

    private static int? Order(JsonNode? left, JsonNode? right)
    {
        if (JsonNumber.TryDecimal(left, out var x) && JsonNumber.TryDecimal(right, out var y))
        {
            return x.CompareTo(y);
        }

        return Text(left) is { } a && Text(right) is { } b ? string.CompareOrdinal(a, b) : null;
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}

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
