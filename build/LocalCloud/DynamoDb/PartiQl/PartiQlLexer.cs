using System.Globalization;
using System.Text;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>Splits a statement into tokens; the last one is the end.</summary>
internal sealed class PartiQlLexer
{
    private const string Symbols = "()[]{},.:;?";
    private static readonly string[] Operators = ["<<", ">>", "<=", ">=", "<>", "!=", "||"];
    private readonly string _text;
    private readonly List<PartiQlToken> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private PartiQlLexer(string text) => _text = text;

    public static IReadOnlyList<PartiQlToken> Split(string text)
    {
        var lexer = new PartiQlLexer(text);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        while (SkipBlank())
        {
            var c = _text[_at];
            if (char.IsAsciiLetter(c) || c is '_' or '$')
            {
                Word();
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Ahead(1))))
            {
                Number();
            }
            else if (c is '\'' or '"')
            {
                Quoted(c);
            }
            else
            {
                Sign(c);
            }
        }

        Add(PartiQlKind.End, "", _at);
    }

    private char Ahead(int by) => _at + by < _text.Length ? _text[_at + by] : '\0';

    private void Add(PartiQlKind kind, string text, int start) =>
        _tokens.Add(new(kind, text, _line, start - _lineStart + 1, _at - start));

    // also skips comments; false at the end
    private bool SkipBlank()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] is ' ' or '\t' or '\r' or '\n' or '\v' or '\f')
            {
                Step();
            }
            else if (_text[_at] == '-' && Ahead(1) == '-')
            {
                while (_at < _text.Length && _text[_at] != '\n')
                {
                    _at++;
                }
            }
            else if (_text[_at] == '/' && Ahead(1) == '*')
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    throw PartiQlErrors.Malformed();
                }

                while (_at < end + 2)
                {
                    Step();
                }
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void Step()
    {
        if (_text[_at++] == '\n')
        {
            _line++;
            _lineStart = _at;
        }
    }

    private void Word()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Ahead(0)) || Ahead(0) is '_' or '$')
        {
            _at++;
        }

        var text = _text[start.._at];
        var word = text.ToLowerInvariant();
        var kind =
            word is "true" or "false" ? PartiQlKind.Flag
            : word == "null" ? PartiQlKind.Null
            : word == "missing" ? PartiQlKind.Missing
            : PartiQlWords.Operators.Contains(word) ? PartiQlKind.Operator
            : PartiQlWords.Values.Contains(word) ? PartiQlKind.Word
            : PartiQlWords.Keywords.Contains(word) ? PartiQlKind.Keyword
            : PartiQlKind.Identifier;
        Add(kind, kind == PartiQlKind.Identifier ? text : word, start);
        JoinWords();
    }

    private void JoinWords()
    {
        foreach (var (words, kind) in PartiQlWords.Joined)
        {
            if (_tokens.Count < 2 || !_tokens[^2].Is(words[0]) || !_tokens[^1].Is(words[1]))
            {
                continue;
            }

            var first = _tokens[^2];
            _tokens.RemoveRange(_tokens.Count - 2, 2);
            _tokens.Add(first with { Kind = kind, Text = string.Join('_', words) });
            return;
        }
    }

    private void Number()
    {
        var start = _at;
        SkipDigits();
        if (Ahead(0) == '.')
        {
            _at++;
            SkipDigits();
        }

        var scale =
            _text[start.._at] is var digits && digits.Contains('.', StringComparison.Ordinal)
                ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1
                : 0;
        if (Ahead(0) is 'e' or 'E')
        {
            var mark = ++_at;
            if (Ahead(0) is '+' or '-')
            {
                _at++;
            }

            SkipDigits();

            // the exponent and the resulting scale are 32-bit numbers
            if (
                !int.TryParse(_text.AsSpan(mark, _at - mark), NumberStyles.AllowLeadingSign, null, out var exponent)
                || (long)scale - exponent is < int.MinValue or > int.MaxValue
            )
            {
                throw PartiQlErrors.Malformed();
            }
        }

        if (char.IsAsciiLetter(Ahead(0)) || Ahead(0) is '_' or '$')
        {
            throw PartiQlErrors.Malformed();
        }

        Add(PartiQlKind.Number, _text[start.._at], start);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Ahead(0)))
        {
            _at++;
        }
    }

    // a quotation mark within is written twice
    private void Quoted(char mark)
    {
        var (start, line, lineStart) = (_at, _line, _lineStart);
        var text = new StringBuilder();
        _at++;
        while (_at < _text.Length)
        {
            if (_text[_at] == mark && Ahead(1) == mark)
            {
                text.Append(mark);
                _at += 2;
            }
            else if (_text[_at] == mark)
            {
                _at++;
                var kind = mark == '"' ? PartiQlKind.QuotedIdentifier : PartiQlKind.Text;
                _tokens.Add(new(kind, text.ToString(), line, start - lineStart + 1, _at - start));
                return;
            }
            else
            {
                text.Append(_text[_at]);
                Step();
            }
        }

        throw PartiQlErrors.Malformed();
    }

    private void Sign(char c)
    {
        var start = _at;
        if (Array.Find(Operators, each => string.CompareOrdinal(each, 0, _text, _at, 2) == 0) is { } pair)
        {
            _at += 2;
            Add(pair is "<<" or ">>" ? PartiQlKind.Symbol : PartiQlKind.Operator, pair == "!=" ? "<>" : pair, start);
            return;
        }

        _at++;
        if (Symbols.Contains(c, StringComparison.Ordinal))
        {
            Add(PartiQlKind.Symbol, c.ToString(), start);
        }
        else if ("=<>+-*/%@".Contains(c, StringComparison.Ordinal))
        {
            Add(PartiQlKind.Operator, c.ToString(), start);
        }
        else
        {
            throw PartiQlErrors.Malformed();
        }
    }
}
