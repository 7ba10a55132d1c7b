using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.Json;

/// <summary>Numbers of JSON nodes, whatever CLR type the node was made from.</summary>
internal static class JsonNumber
{
    public static bool Is(JsonNode? node) => node is JsonValue && node.GetValueKind() == JsonValueKind.Number;

    public static string Text(JsonNode node) => node.ToJsonString();

    public static bool TryDecimal(JsonNode? node, out decimal value)
    {
        value = 0;
        return Is(node) && decimal.TryParse(Text(node!), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    public static double AsDouble(JsonNode node) =>
        double.Parse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A whole number without a fraction; "1.0" is none, as in AWS's reading of longs.</summary>
    public static bool TryLong(JsonNode? node, out long value)
    {
        value = 0;
        return Is(node)
            && long.TryParse(Text(node!), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public static JsonNode Of(long value) => JsonValue.Create(value);
}
