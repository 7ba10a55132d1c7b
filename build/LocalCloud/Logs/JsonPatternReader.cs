using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

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
