using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.Logs;

/// <summary>A filter pattern: terms, or a condition on JSON lines.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html</remarks>
internal abstract class FilterPattern
{
    private const int MostCharacters = 1024;

    public abstract bool Matches(string message);

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="Wire.AwsException">The pattern is malformed, or of a kind that is not modelled.</exception>
    public static FilterPattern Parse(string pattern)
    {
        if (pattern.Length > MostCharacters)
        {
            throw LogsErrors.InvalidParameter(
                "1 validation error detected: Value at 'filterPattern' failed to satisfy "
                    + $"constraint: Member must have length less than or equal to {MostCharacters}"
            );
        }

        var text = pattern.Trim();
        if (text.StartsWith('['))
        {
            throw LogsErrors.InvalidParameter(
                "LocalCloud does not model filter patterns of space-delimited fields ([a, b, ...])"
            );
        }

        return text.StartsWith('{') ? new JsonPatternReader(text).Read() : TermPattern.Read(text);
    }

    /// <summary>The regular expression between two percent signs.</summary>
    protected static Regex Expression(string text)
    {
        try
        {
            return new(text.Trim('%'), RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (RegexParseException)
        {
            throw LogsErrors.InvalidParameter($"Invalid regular expression in the filter pattern: {text}");
        }
    }
}
