using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>A condition on JSON lines: { ($.level = "ERROR") &amp;&amp; ($.latency &gt; 100) }.</summary>
internal sealed class JsonPattern(Func<string, bool> holds) : FilterPattern
{
    public override bool Matches(string message) => holds(message);

    public JsonPattern And(JsonPattern other) => new(message => Matches(message) && other.Matches(message));

    public JsonPattern Or(JsonPattern other) => new(message => Matches(message) || other.Matches(message));

    /// <summary>A comparison of one property; a line without it matches no comparison.</summary>
    public static JsonPattern Compare(string selector, string comparison, string operand)
    {
        if (operand.StartsWith('%'))
        {
            var expression = Expression(operand);
            return new(message =>
                JsonSelector.Text(message, selector) is { } text && expression.IsMatch(text) == (comparison == "=")
            );
        }

        var quoted = operand.StartsWith('"');
        var wanted = operand.Trim('"');
        if (!quoted && double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new(message =>
                JsonSelector.TrySelect(message, selector, out var value)
                && IsNumber(value, out var found)
                && Holds(comparison, found.CompareTo(number))
            );
        }

        return new(message =>
            JsonSelector.TrySelect(message, selector, out var value)
            && value is not null
            && FileSystemName.MatchesSimpleExpression(wanted, value.Text(), ignoreCase: false) == (comparison == "=")
        );
    }

    public static JsonPattern Exists(string selector, bool wanted) =>
        new(message => JsonSelector.TrySelect(message, selector, out _) == wanted);

    public static JsonPattern Is(string selector, JsonValueKind kind) =>
        new(message =>
            JsonSelector.TrySelect(message, selector, out var value)
            && (value?.GetValueKind() ?? JsonValueKind.Null) == kind
        );

    private static bool IsNumber(JsonNode? node, out double number)
    {
        number = 0;
        return node is JsonValue
            && node.GetValueKind() == JsonValueKind.Number
            && double.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool Holds(string comparison, int order) =>
        comparison switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
}
