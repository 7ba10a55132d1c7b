using System.Text;
using System.Text.RegularExpressions;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>GitHub's filter for paths, as its documentation tells it.</summary>
/// <remarks>
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
/// </remarks>
internal static class PathFilter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether a file passes: of the patterns that match it the last one decides, and one with ! leaves it out.
    /// </summary>
    internal static bool Passes(IEnumerable<string> patterns, string file)
    {
        var last = patterns.LastOrDefault(pattern => Matches(pattern.TrimStart('!'), file));
        return last is not null && !last.StartsWith('!');
    }

    internal static bool Matches(string pattern, string file) =>
        Regex.IsMatch(file, ExpressionOf(pattern), RegexOptions.Singleline, Limit);

    private static string ExpressionOf(string pattern)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; )
        {
            var rest = pattern.AsSpan(i);
            var startsFolder = i == 0 || pattern[i - 1] == '/';
            var (part, length) = rest switch
            {
                ['*', '*', '/', ..] when startsFolder => ("(?:.+/)?", 3),
                ['*', '*', ..] => (".*", 2),
                ['*', ..] => ("[^/]*", 1),
                ['?' or '+', ..] => (rest[0].ToString(), 1),
                ['[', ..] => (rest[..(rest.IndexOf(']') + 1)].ToString(), rest.IndexOf(']') + 1),
                _ => (Regex.Escape(rest[0].ToString()), 1),
            };
            expression.Append(part);
            i += length;
        }
        return expression.Append('$').ToString();
    }
}
