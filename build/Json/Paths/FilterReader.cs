using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiChef.Json.Paths;

/// <summary>Reads the condition between "[?(" and ")]".</summary>
internal sealed class FilterReader(string text)
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "=~", "<", ">", "nin ", "in "];
    private int _at;

    /// <summary>The position of the bracket that closes the condition.</summary>
    public static int EndOf(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is '\'' or '"')
            {
                i = EndOfQuoted(text, i);
            }
            else if (text[i] == '(')
            {
                depth++;
            }
            else if (text[i] == ')' && depth-- == 0)
            {
                return i;
            }
        }

        throw new FormatException($"'{text}' is not a valid JSONPath: a filter is not closed.");
    }

    public PathFilter Read()
    {
        var filter = ReadOr();
        SkipBlanks();
        return _at < text.Length ? throw Invalid() : filter;
    }

    private PathFilter ReadOr()
    {
        var left = ReadAnd();
        while (Take("||"))
        {
            left = new OrFilter(left, ReadAnd());
        }

        return left;
    }

    private PathFilter ReadAnd()
    {
        var left = ReadTerm();
        while (Take("&&"))
        {
            left = new AndFilter(left, ReadTerm());
        }

        return left;
    }

    private PathFilter ReadTerm()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SkipBlanks();
        if (Peek("!") && !Peek("!="))
        {
            _at++;
            return new NotFilter(ReadTerm());
        }

        if (Take("("))
        {
            var inner = ReadOr();
            return Take(")") ? inner : throw Invalid();
        }

        var left = ReadOperand();
        var found = Array.Find(Operators, Take);
        return found is null ? new ExistsFilter(left) : new CompareFilter(left, found.TrimEnd(), ReadOperand());
    }

    private FilterOperand ReadOperand()
    {
        SkipBlanks();
        if (_at >= text.Length)
        {
            throw Invalid();
        }

        return text[_at] switch
        {
            '@' or '$' => ReadPath(),
            '\'' or '"' => ReadText(),
            '/' => ReadPattern(),
            '[' => ReadList(),
            _ => Literal(ReadWord()),
        };
    }

    private FilterOperand ReadPath()
    {
        var start = _at;
        var depth = 0;
        while (
            _at < text.Length && (depth > 0 || text[_at] is not (' ' or '=' or '!' or '<' or '>' or '&' or '|' or ')'))
        )
        {
            depth += text[_at] switch
            {
                '[' or '(' => 1,
                ']' or ')' => -1,
                _ => 0,
            };
            _at++;
        }

        return new FilterOperand(
            JsonPath.Parse("$" + text[(start + 1).._at]),
            text[start] == '$',
            null,
            RegexOptions.None
        );
    }

    private FilterOperand ReadText()
    {
        var end = EndOfQuoted(text, _at);
        var value = text[(_at + 1)..end]
            .Replace("\\'", "'", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal);
        _at = end + 1;
        return Literal(JsonValue.Create(value));
    }

    private FilterOperand ReadPattern()
    {
        var end = text.IndexOf('/', _at + 1);
        if (end < 0)
        {
            throw Invalid();
        }

        var pattern = text[(_at + 1)..end];
        _at = end + 1;
        var options = Take("i") ? RegexOptions.IgnoreCase : RegexOptions.None;
        return new FilterOperand(null, false, JsonValue.Create(pattern), options);
    }

    private FilterOperand ReadList()
    {
        var end = text.IndexOf(']', _at);
        if (end < 0)
        {
            throw Invalid();
        }

        var list = text[_at..(end + 1)].Replace('\'', '"');
        _at = end + 1;
        return Literal(ParseLiteral(list));
    }

    private JsonNode? ReadWord()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '.' or '-' or '+'))
        {
            _at++;
        }

        return _at == start ? throw Invalid() : ParseLiteral(text[start.._at]);
    }

    private JsonNode? ParseLiteral(string literal)
    {
        try
        {
            return JsonNode.Parse(literal);
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    private static FilterOperand Literal(JsonNode? value) => new(null, false, value, RegexOptions.None);

    private static int EndOfQuoted(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        throw new FormatException($"'{text}' is not a valid JSONPath: a quotation is not closed.");
    }

    private bool Peek(string token)
    {
        SkipBlanks();
        return string.CompareOrdinal(text, _at, token, 0, token.Length) == 0;
    }

    private bool Take(string token)
    {
        if (!Peek(token))
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    private FormatException Invalid() => new($"'{text}' is not a valid JSONPath filter (at {_at}).");
}
