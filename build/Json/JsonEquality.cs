using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.Json;

/// <summary>Equality of JSON values: numbers by value, objects whatever the order of their members.</summary>
internal static class JsonEquality
{
    public static bool Same(JsonNode? left, JsonNode? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (left is JsonObject a && right is JsonObject b)
        {
            return a.Count == b.Count
                && a.All(member => b.TryGetPropertyValue(member.Key, out var other) && Same(member.Value, other));
        }

        if (left is JsonArray x && right is JsonArray y)
        {
            return x.Count == y.Count && x.Zip(y).All(pair => Same(pair.First, pair.Second));
        }

        if (JsonNumber.TryDecimal(left, out var m) && JsonNumber.TryDecimal(right, out var n))
        {
            return m == n;
        }

        return left is JsonValue
            && right is JsonValue
            && left.GetValueKind() == right.GetValueKind()
            && (left.GetValueKind() != JsonValueKind.String || left.GetValue<string>() == right.GetValue<string>());
    }
}
