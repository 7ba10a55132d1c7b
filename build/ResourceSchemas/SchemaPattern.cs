using System.Text.RegularExpressions;

namespace AiChef.ResourceSchemas;

/// <summary>A regular expression of a schema: it may match anywhere in a text.</summary>
public sealed class SchemaPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly Lazy<Regex> _regex;

    internal SchemaPattern(string text)
    {
        Text = text;
        _regex = new(() => Compiled(text));
    }

    /// <summary>The expression, as .NET reads it.</summary>
    public string Text { get; }

    /// <summary>
    /// Whether a text matches. An expression that looks ahead and takes longer than 2 s counts as matching.
    /// </summary>
    /// <exception cref="ArgumentException">The expression cannot be read.</exception>
    public bool IsMatch(string text)
    {
        try
        {
            return _regex.Value.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    // An expression that looks ahead or back cannot be matched in linear time.
    private static Regex Compiled(string text)
    {
        try
        {
            return new Regex(
                text,
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
                Regex.InfiniteMatchTimeout
            );
        }
        catch (NotSupportedException)
        {
            return new Regex(text, RegexOptions.CultureInvariant, Longest);
        }
    }
}
