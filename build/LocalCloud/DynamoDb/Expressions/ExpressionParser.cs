using System.Globalization;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// What all kinds of expressions share: tokens, document paths, values. <paramref name="kind"/> is the request member,
/// named in errors.
/// </summary>
internal abstract class ExpressionParser(string kind, string text, Placeholders placeholders)
{
    private readonly List<Token> _tokens = Token.Split(kind, text);
    private int _at;

    protected string Current => _tokens[_at].Text;

    protected bool AtEnd => _tokens[_at].Text.Length == 0;

    protected string Next => _at + 1 < _tokens.Count ? _tokens[_at + 1].Text : "";

    protected static bool Same(string token, string keyword) =>
        string.Equals(token, keyword, StringComparison.OrdinalIgnoreCase);

    protected string Take()
    {
        var token = Current;
        if (!AtEnd)
        {
            _at++;
        }

        return token;
    }

    /// <summary>Consumes the keyword or symbol if it is next.</summary>
    protected bool Takes(string expected)
    {
        if (!Same(Current, expected))
        {
            return false;
        }

        _at++;
        return true;
    }

    protected void Expect(string expected)
    {
        if (!Takes(expected))
        {
            throw SyntaxError();
        }
    }

    protected void ExpectEnd()
    {
        if (!AtEnd)
        {
            throw SyntaxError();
        }
    }

    protected AwsException Invalid(string message) => InvalidIn(kind, message);

    protected static AwsException InvalidIn(string kind, string message) =>
        DynamoDbErrors.Validation($"Invalid {kind}: {message}");

    protected AwsException SyntaxError()
    {
        var first = Math.Max(0, _at - 1);
        var last = Math.Min(_at + 1, _tokens.Count - 1);
        var token = AtEnd ? "<EOF>" : Current;
        return Invalid(
            $"Syntax error; token: \"{token}\", near: "
                + $"\"{text[_tokens[first].Start..(_tokens[last].Start + _tokens[last].Text.Length)]}\""
        );
    }

    protected bool IsValue => Current.StartsWith(':');

    protected AttributeValue TakeValue()
    {
        var placeholder = Take();
        return placeholders.Value(placeholder)
            ?? throw Invalid(
                $"An expression attribute value used in expression is not defined; attribute value: {placeholder}"
            );
    }

    protected DocumentPath TakePath()
    {
        var steps = new List<PathStep> { new(TakeName(), 0) };
        while (true)
        {
            if (Takes("."))
            {
                steps.Add(new(TakeName(), 0));
            }
            else if (Takes("["))
            {
                if (!int.TryParse(Current, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                {
                    throw SyntaxError();
                }

                Take();
                Expect("]");
                steps.Add(new(null, index));
            }
            else
            {
                return new(steps);
            }
        }
    }

    private string TakeName()
    {
        if (Current.StartsWith('#'))
        {
            var placeholder = Take();
            return placeholders.Name(placeholder)
                ?? throw Invalid(
                    "An expression attribute name used in the document "
                        + $"path is not defined; attribute name: {placeholder}"
                );
        }

        if (Current.Length == 0 || !(char.IsAsciiLetter(Current[0]) || Current[0] == '_'))
        {
            throw SyntaxError();
        }

        return ReservedWords.Contains(Current)
            ? throw Invalid($"Attribute name is a reserved keyword; reserved keyword: {Current}")
            : Take();
    }
}
