using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>One condition on a value: the value itself, or an operator.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html</remarks>
internal static class FilterCondition
{
    private static readonly string[] Operators =
    [
        "anything-but",
        "cidr",
        "equals-ignore-case",
        "exists",
        "numeric",
        "prefix",
        "suffix",
    ];

    /// <summary>Whether any of the values meets a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isThere">Whether the message has the key.</param>
    /// <param name="values">The values of the key; of a list, its elements.</param>
    public static bool Holds(JsonNode? condition, bool isThere, IReadOnlyList<JsonNode?> values)
    {
        if (condition is not JsonObject test)
        {
            return isThere && values.Any(value => IsSame(condition, value));
        }

        var (name, operand) = test.First();
        return name == "exists" ? operand?.GetValue<bool>() == isThere
            : isThere && name == "anything-but" ? values.All(value => !IsExcluded(operand, value))
            : isThere && values.Any(value => Meets(name, operand, value));
    }

    /// <summary>What is wrong with a condition, as AWS says it; null when nothing is.</summary>
    public static string? Mistake(JsonNode? condition) =>
        condition switch
        {
            JsonArray => "Match value must be String, number, true, false, or null",
            JsonObject test when test.Count != 1 => "Only one key allowed in match expression",
            JsonObject test when !Operators.Contains(test.First().Key) => $"Unrecognized match type {test.First().Key}",
            JsonObject test when test["numeric"] is { } range => NumericRange.Mistake(range),
            JsonObject test when test["exists"] is { } exists && !IsFlag(exists) =>
                "exists match pattern must be either true or false.",
            JsonObject test
                when (test["prefix"] ?? test["suffix"] ?? test["cidr"] ?? test["equals-ignore-case"]) is { } text
                    && !IsText(text) => $"{test.First().Key} match pattern must be a string",
            _ => null,
        };

    private static bool Meets(string name, JsonNode? operand, JsonNode? value) =>
        name switch
        {
            "numeric" => NumericRange.Covers(operand, value),
            "prefix" => IsText(value) && value.Text()!.StartsWith(operand.Text()!, StringComparison.Ordinal),
            "suffix" => IsText(value) && value.Text()!.EndsWith(operand.Text()!, StringComparison.Ordinal),
            "equals-ignore-case" => IsText(value)
                && string.Equals(value.Text(), operand.Text(), StringComparison.OrdinalIgnoreCase),
            "cidr" => IsText(value)
                && IPAddress.TryParse(value.Text(), out var address)
                && IPNetwork.TryParse(operand.Text(), out var network)
                && network.Contains(address),
            _ => false,
        };

    private static bool IsExcluded(JsonNode? operand, JsonNode? value) =>
        operand switch
        {
            JsonArray several => several.Any(each => IsSame(each, value)),
            JsonObject test => Meets(test.First().Key, test.First().Value, value),
            _ => IsSame(operand, value),
        };

    private static bool IsSame(JsonNode? wanted, JsonNode? value) =>
        NumericRange.Number(wanted) is { } number
            ? NumericRange.Number(value) == number
            : JsonNode.DeepEquals(wanted, value);

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static bool IsFlag(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
}
