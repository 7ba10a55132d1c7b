namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>A word, number, placeholder or symbol of an expression; the last one is empty.</summary>
internal readonly record struct Token(string Text, int Start)
{
    private const int MaxLength = 4096;

    public static List<Token> Split(string kind, string text)
    {
        if (text.Length == 0)
        {
            throw DynamoDbErrors.Validation($"Invalid {kind}: The expression can not be empty;");
        }

        if (text.Length > MaxLength)
        {
            throw DynamoDbErrors.Validation(
                $"Invalid {kind}: Expression size has exceeded the maximum allowed size; expression size: {text.Length}"
            );
        }

        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var length = LengthAt(text, at);
            if (length == 0)
            {
                throw DynamoDbErrors.Validation(
                    $"Invalid {kind}: Syntax error; token: \"{text[at]}\", "
                        + $"near: \"{text[at..Math.Min(text.Length, at + 10)]}\""
                );
            }

            tokens.Add(new(text.Substring(at, length), at));
            at += length;
        }

        tokens.Add(new("", text.Length));
        return tokens;
    }

    private static int LengthAt(string text, int at)
    {
        var c = text[at];
        if (c is '#' or ':' || IsWord(c))
        {
            var end = at + 1;
            while (end < text.Length && IsWord(text[end]))
            {
                end++;
            }

            return c is '#' or ':' && end == at + 1 ? 0 : end - at;
        }

        var pair = at + 1 < text.Length ? text.AsSpan(at, 2) : default;
        if (pair is "<>" or "<=" or ">=")
        {
            return 2;
        }

        return "=<>()[],.+-".Contains(c, StringComparison.Ordinal) ? 1 : 0;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
