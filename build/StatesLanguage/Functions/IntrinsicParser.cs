using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json.Paths;

namespace AiChef.StatesLanguage.Functions;

/// <summary>Reads an intrinsic function call from left to right.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html</remarks>
internal sealed class IntrinsicParser
{
    private readonly string _text;
    private int _at;

    private IntrinsicParser(string text) => _text = text;

    /// <summary>The call that the whole text is.</summary>
    /// <exception cref="FormatException">The text is no call of a known intrinsic function.</exception>
    public static IntrinsicCall Parse(string text)
    {
        var parser = new IntrinsicParser(text);
        var call = parser.ReadCall();
        parser.SkipBlanks();
        return parser._at == text.Length ? call : throw parser.Invalid();
    }

    public static bool LooksLikeCall(string text) => text.StartsWith("States.", StringComparison.Ordinal);

    private IntrinsicCall ReadCall()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SkipBlanks();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        var name = _text[start.._at];
        if (Arity.Of(name) is not { } arity)
        {
            throw Invalid();
        }

        Expect('(');
        var arguments = new List<IntrinsicArgument>();
        SkipBlanks();
        if (Peek() == ')')
        {
            _at++;
        }
        else
        {
            do
            {
                arguments.Add(ReadArgument());
                SkipBlanks();
            } while (Take(','));
            Expect(')');
        }

        return arguments.Count < arity.Least || arguments.Count > arity.Most
            ? throw Invalid()
            : new IntrinsicCall(name, arguments, _text[start.._at]);
    }

    private IntrinsicArgument ReadArgument()
    {
        SkipBlanks();
        return Peek() switch
        {
            '\'' => ReadText(),
            '$' => new PathArgument(ReadPath()),
            'S' => new CallArgument(ReadCall()),
            _ => new LiteralArgument(ReadLiteral()),
        };
    }

    private TextArgument ReadText()
    {
        var start = ++_at;
        while (Peek() != '\'')
        {
            if (Peek() == '\\')
            {
                _at++;
                if (Peek() is not ('\'' or '\\' or '{' or '}'))
                {
                    throw Invalid();
                }
            }

            _at++;
        }

        return new TextArgument(_text[start.._at++]);
    }

    private JsonPath ReadPath()
    {
        var start = _at;
        var depth = 0;
        while (_at < _text.Length && (depth > 0 || _text[_at] is not (',' or ')' or ' ')))
        {
            if (depth > 0 && _text[_at] is '\'' or '"')
            {
                var quote = _text[_at++];
                while (Peek() != quote)
                {
                    _at++;
                }
            }

            depth += _text[_at] switch
            {
                '[' or '(' => 1,
                ']' or ')' => -1,
                _ => 0,
            };
            _at++;
        }

        return JsonPath.Parse(_text[start.._at]);
    }

    private JsonNode? ReadLiteral()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ')' or ' '))
        {
            _at++;
        }

        try
        {
            return JsonNode.Parse(_text[start.._at]) is var value && value is JsonObject or JsonArray
                ? throw Invalid()
                : value;
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    private char Peek() => _at < _text.Length ? _text[_at] : throw Invalid();

    private bool Take(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char expected)
    {
        SkipBlanks();
        if (!Take(expected))
        {
            throw Invalid();
        }
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private FormatException Invalid() => new($"'{_text}' is not a valid intrinsic function call (at {_at}).");
}
