using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiChef.Json.Paths;

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
