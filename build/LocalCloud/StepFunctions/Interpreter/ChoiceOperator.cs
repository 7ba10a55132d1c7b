using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>The comparisons of choice rules. Values of another type never compare.</summary>
internal static class ChoiceOperator
{
    /// <summary>
    /// Whether the comparison holds; names ending in Path come without that ending and with the value found there.
    /// </summary>
    public static bool Compare(string name, JsonNode? left, JsonNode? right)
    {
        switch (name)
        {
            case "IsNull":
                return (left is null) == Flag(right);
            case "IsBoolean":
                return (KindOf(left) is JsonValueKind.True or JsonValueKind.False) == Flag(right);
            case "IsNumeric":
                return JsonNumber.Is(left) == Flag(right);
            case "IsString":
                return (KindOf(left) is JsonValueKind.String) == Flag(right);
            case "IsTimestamp":
                return (Moment(left) is not null) == Flag(right);
            case "BooleanEquals":
                return KindOf(left) is JsonValueKind.True or JsonValueKind.False && KindOf(left) == KindOf(right);
            case "StringMatches":
                return Text(left) is { } value && Text(right) is { } pattern && Wildcard.Matches(value, pattern);
            default:
                var kind = Comparison.KindOf(name)!;
                return Order(kind, left, right) is { } order && Holds(name[kind.Length..], order);
        }
    }

    private static int? Order(string kind, JsonNode? left, JsonNode? right)
    {
        switch (kind)
        {
            case "String":
                return Text(left) is { } a && Text(right) is { } b ? string.CompareOrdinal(a, b) : null;
            case "Numeric":
                return JsonNumber.Is(left) && JsonNumber.Is(right)
                    ? JsonNumber.AsDouble(left!).CompareTo(JsonNumber.AsDouble(right!))
                    : null;
            default:
                return Moment(left) is { } x && Moment(right) is { } y ? x.CompareTo(y) : null;
        }
    }

    private static bool Holds(string comparison, int order) =>
        comparison switch
        {
            "Equals" => order == 0,
            "LessThan" => order < 0,
            "GreaterThan" => order > 0,
            "LessThanEquals" => order <= 0,
            _ => order >= 0,
        };

    private static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;

    private static bool Flag(JsonNode? node) => KindOf(node) == JsonValueKind.True;

    private static string? Text(JsonNode? node) =>
        KindOf(node) == JsonValueKind.String ? node!.GetValue<string>() : null;

    private static DateTimeOffset? Moment(JsonNode? node) => Text(node) is { } text ? Rfc3339.Parse(text) : null;
}
