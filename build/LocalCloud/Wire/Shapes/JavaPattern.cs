using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>Matches text with the regular expressions of AWS's models, which are Java's.</summary>
internal static class JavaPattern
{
    private static readonly List<string> Backtracking = ["(?!", "(?=", "(?<", @"\3"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <summary>Whether a pattern matches the whole of a text.</summary>
    public static bool Matches(string pattern, string text)
    {
        try
        {
            return Known.GetOrAdd(pattern, Compile).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // AWS gives such a text no more time either
            return false;
        }
    }

    private static Regex Compile(string pattern)
    {
        var whole = $@"\A(?:{Translated(pattern)})\z";
        // linear in time, but it cannot look around, refer back or count far
        return Backtracking.Exists(mark => pattern.Contains(mark, StringComparison.Ordinal)) || CountsFar(pattern)
            ? new(whole, RegexOptions.CultureInvariant, Limit)
            : new(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
    }

    private static bool CountsFar(string pattern) =>
        pattern
            .Split('{')
            .Skip(1)
            .Any(static part => part.Split('}')[0].Split(',').Any(static bound => bound.Length > 2));

    // what Java and .NET write differently; a supplementary character is two characters here
    private static string Translated(string pattern) =>
        pattern
            .Replace(@"\_", "_", StringComparison.Ordinal)
            .Replace(@"\p{Print}", @"[\u0020-\u007E]", StringComparison.Ordinal)
            .Replace(@"\p{ASCII}", @"[\u0000-\u007F]", StringComparison.Ordinal)
            .Replace(@"\uD800\uDC00-\uDBFF\uDFFF", @"\uD800-\uDFFF", StringComparison.Ordinal)
            .Replace(@"\u10000-\u10FFFF", @"\uD800-\uDFFF", StringComparison.Ordinal);
}
