using System.Text.RegularExpressions;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>What a token of an expression is.</summary>
internal enum TokenKind
{
    Text,
    Number,
    Name,
    Sign,
}

/// <summary>One token of an expression. A name may hold hyphens; a text comes without its quotes.</summary>
internal sealed partial record ExpressionToken(TokenKind Kind, string Text)
{
    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;

    /// <summary>Takes an expression apart; what is not modelled here, such as the operator &lt;, is refused.</summary>
    public static IReadOnlyList<ExpressionToken> Read(string expression)
    {
        var tokens = new List<ExpressionToken>();
        var at = 0;
        while (at < expression.TrimEnd().Length)
        {
            var match = Token().Match(expression, at);
            if (!match.Success)
            {
                throw new FormatException(
                    $"'{expression[at..].Trim()}' in the expression '{expression.Trim()}' is not modelled"
                );
            }

            tokens.Add(Of(match));
            at += match.Length;
        }
        return tokens;
    }

    private static ExpressionToken Of(Match match) =>
        match.Groups["text"] is { Success: true } text
            ? new(TokenKind.Text, text.Value.Replace("''", "'", StringComparison.Ordinal))
        : match.Groups["number"] is { Success: true } number ? new(TokenKind.Number, number.Value)
        : match.Groups["name"] is { Success: true } name ? new(TokenKind.Name, name.Value)
        : new(TokenKind.Sign, match.Groups["sign"].Value);

    [GeneratedRegex(
        @"\G\s*(?:'(?<text>(?:[^']|'')*)'|(?<number>-?\d[\w.+-]*)|(?<name>[A-Za-z_][\w-]*)|(?<sign>\|\||&&|==|!=|[!().,]))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();
}
