using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>A condition on numbers: <c>["=", 1]</c>, <c>["&gt;", 0, "&lt;=", 100]</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/numeric-value-matching.html</remarks>
internal static class NumericRange
{
    private static readonly string[] Comparisons = ["=", "<", "<=", ">", ">="];

    public static bool Covers(JsonNode? range, JsonNode? value) =>
        Number(value) is { } number
        && range is JsonArray parts
        && parts.Chunk(2).All(pair => Holds(pair[0].Text(), number, Number(pair[1]) ?? double.NaN));

    /// <summary>What is wrong with a range, as AWS says it; null when nothing is.</summary>
    public static string? Mistake(JsonNode? range) =>
        range is not JsonArray { Count: 2 or 4 } parts ? "Value of numeric must be an array."
        : parts.Chunk(2).Any(static pair => !Comparisons.Contains(pair[0].Text()))
            ? $"Unrecognized numeric range operator: {parts.First(static part => Number(part) is null).Text()}"
        : parts.Chunk(2).Any(static pair => Number(pair[1]) is null) ? "Value of numeric range operator must be numeric"
        : null;

    public static double? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number ? node.AsValue().GetValue<JsonElement>().GetDouble() : null;

    private static bool Holds(string? comparison, double number, double limit) =>
        comparison switch
        {
            "=" => number.Equals(limit),
            "<" => number < limit,
            "<=" => number <= limit,
            ">" => number > limit,
            _ => number >= limit,
        };
}
