using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AiChef.Targets.Testing;

/// <summary>The coverage of a file.</summary>
/// <param name="Path">The file, from the root of the repository on.</param>
/// <param name="Lines">The lines with code.</param>
/// <param name="LinesRun">Those that were run.</param>
/// <param name="Branches">The branches.</param>
/// <param name="BranchesTaken">Those that were taken.</param>
internal sealed partial record CoveredFile(string Path, int Lines, int LinesRun, int Branches, int BranchesTaken)
{
    /// <summary>
    /// What a path begins with where the compiler was told to leave out the checkout's own, see PathMap in
    /// <c>build/Directory.Build.props</c>.
    /// </summary>
    private const string MappedRoot = "/_/";

    /// <summary>Reads reports in Cobertura's format; if several cover a line, the highest coverage counts.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="root">The root of the repository; what is elsewhere does not count.</param>
    /// <remarks>
    /// https://github.com/cobertura/cobertura/blob/master/cobertura/src/site/htdocs/xml/coverage-04.dtd
    /// </remarks>
    internal static IReadOnlyList<CoveredFile> Read(IEnumerable<XDocument> reports, string root) =>
        [
            .. reports
                .SelectMany(report => report.Descendants("class"))
                .SelectMany(
                    type => type.Elements("lines").Elements("line"),
                    (type, line) => (Path: InRepository((string)type.Attribute("filename")!, root), Line: Line.Of(line))
                )
                .Where(found => found.Path?.Contains("/obj/", StringComparison.Ordinal) == false)
                .GroupBy(found => found.Path!, found => found.Line, StringComparer.Ordinal)
                .Select(file => Of(file.Key, [.. file.GroupBy(line => line.Number, (_, same) => Line.Best(same))]))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    private static string? InRepository(string path, string root)
    {
        string[] roots = [$"{root.Replace('\\', '/').TrimEnd('/')}/", MappedRoot];
        var name = path.Replace('\\', '/');
        return Array.Find(roots, each => name.StartsWith(each, StringComparison.Ordinal)) is { } own
            ? name[own.Length..]
            : null;
    }

    private static CoveredFile Of(string path, IReadOnlyCollection<Line> lines) =>
        new(
            path,
            lines.Count,
            lines.Count(line => line.IsRun),
            lines.Sum(line => line.Branches),
            lines.Sum(line => line.Taken)
        );

    private sealed record Line(int Number, bool IsRun, int Branches, int Taken)
    {
        internal static Line Of(XElement line)
        {
            var conditions = Conditions().Match((string?)line.Attribute("condition-coverage") ?? "");
            return new Line(
                (int)line.Attribute("number")!,
                (long)line.Attribute("hits")! > 0,
                NumberIn(conditions.Groups["all"]),
                NumberIn(conditions.Groups["taken"])
            );
        }

        internal static Line Best(IEnumerable<Line> same) =>
            same.Aggregate(
                (one, other) =>
                    new Line(
                        one.Number,
                        one.IsRun || other.IsRun,
                        Math.Max(one.Branches, other.Branches),
                        Math.Max(one.Taken, other.Taken)
                    )
            );

        private static int NumberIn(Group group) =>
            group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Such as <c>50% (1/2)</c>.</summary>
    [GeneratedRegex(@"\((?<taken>\d+)/(?<all>\d+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Conditions();
}
