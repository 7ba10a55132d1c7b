using System.Globalization;
using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

/// <summary>Reads a condition between braces.</summary>
internal sealed partial class JsonPatternReader
{
    private readonly List<string> _tokens;
    private int _at;

    public JsonPatternReader(string text)
    {
        _tokens = [.. Tokens().Matches(text).Select(static match => match.Value.Trim())];
    }

    public JsonPattern Read()
    {
        Expect("{");
        var pattern = ReadOr();
        Expect("}");
        return _at == _tokens.Count ? pattern : throw Invalid();
    }

    private JsonPattern ReadOr()
    {
        var left = ReadAnd();
        while (Take("||"))
        {
            left = left.Or(ReadAnd());
        }

        return left;
    }

    private JsonPattern ReadAnd()
    {
        var left = ReadTerm();
        while (Take("&&"))
        {
            left = left.And(ReadTerm());
        }

        return left;
    }

    private JsonPattern ReadTerm()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Take("("))
        {
            var inner = ReadOr();
            Expect(")");
            return inner;
        }

        var selector = Next();
        if (!selector.StartsWith('$'))
        {
            throw Invalid();
        }

        var word = Next();
        switch (word.ToUpperInvariant())
        {
            case "NOT":
                Expect("EXISTS");
                return JsonPattern.Exists(selector, false);
            case "EXISTS":
                return JsonPattern.Exists(selector, true);
            case "IS":
                return JsonPattern.Is(
                    selector,
                    Next().ToUpperInvariant() switch
                    {
                        "NULL" => JsonValueKind.Null,
                        "TRUE" => JsonValueKind.True,
                        "FALSE" => JsonValueKind.False,
                        _ => throw Invalid(),
                    }
                );
            default:
                return word is "=" or "!=" or "<" or "<=" or ">" or ">="
                    ? JsonPattern.Compare(selector, word, Next())
                    : throw Invalid();
        }
    }

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw Invalid();

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || !_tokens[_at].Equals(token, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw Invalid();
        }
    }

    private static AwsException Invalid() => LogsErrors.InvalidParameter("Invalid metric filter pattern");

    [GeneratedRegex("""\{|\}|\(|\)|&&|\|\||!=|<=|>=|=|<|>|"[^"]*"|%[^%]*%|[^\s(){}=<>!&|]+""")]
    private static partial Regex Tokens();
}
