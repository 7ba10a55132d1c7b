using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.IO;

public static class Globbing
{
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns) =>
        Find(directory, patterns, Directory.EnumerateFiles);

    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(
        this AbsolutePath directory,
        params string[] patterns
    ) => Find(directory, patterns, Directory.EnumerateDirectories);

    private static List<AbsolutePath> Find(
        AbsolutePath directory,
        string[] patterns,
        Func<string, string, SearchOption, IEnumerable<string>> enumerate
    )
    {
        // Most patterns name a file straight away; the tree is walked only for the others.
        if (patterns.Length == 0 || !Directory.Exists(directory))
        {
            return [];
        }

        var deep = Array.Exists(patterns, x => x.Contains("**", StringComparison.Ordinal));
        var depth = patterns.Max(x => x.Count(c => c is '/' or '\\'));
        var matches = Array.ConvertAll(patterns, ToPredicate);
        return Walk(directory, deep ? int.MaxValue : depth, enumerate)
            .Where(x => Array.Exists(matches, m => m(Path.GetRelativePath(directory, x).Replace('\\', '/'))))
            .Select(x => (AbsolutePath)x)
            .ToList();
    }

    /// <summary>
    /// A name with asterisks needs no regular expression, whose library is loaded for it alone in every run.
    /// </summary>
    private static Predicate<string> ToPredicate(string pattern) =>
        pattern.AsSpan().ContainsAny("/\\?{}") || pattern.Contains("**", StringComparison.Ordinal)
            ? ToExpression(pattern).IsMatch
            : path => !path.Contains('/') && FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);

    private static IEnumerable<string> Walk(
        string directory,
        int depth,
        Func<string, string, SearchOption, IEnumerable<string>> enumerate
    )
    {
        foreach (var entry in enumerate(directory, "*", SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal))
        {
            yield return entry;
        }

        if (depth == 0)
        {
            yield break;
        }

        foreach (var child in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
        {
            foreach (var entry in Walk(child, depth - 1, enumerate))
            {
                yield return entry;
            }
        }
    }

    private static Regex ToExpression(string pattern)
    {
        var text = new StringBuilder("^");
        var glob = pattern.Replace('\\', '/');
        for (var i = 0; i < glob.Length; i++)
        {
            if (string.CompareOrdinal(glob, i, "**/", 0, 3) == 0)
            {
                text.Append("(?:.*/)?");
                i += 2;
            }
            else if (string.CompareOrdinal(glob, i, "**", 0, 2) == 0)
            {
                text.Append(".*");
                i++;
            }
            else
            {
                text.Append(
                    glob[i] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        '{' => "(?:",
                        '}' => ")",
                        ',' => "|",
                        var c => Regex.Escape(c.ToString()),
                    }
                );
            }
        }

        return new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant);
    }
}
