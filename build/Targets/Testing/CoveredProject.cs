using System.Globalization;
using System.Text.RegularExpressions;

namespace AiChef.Targets.Testing;

/// <summary>The coverage of a project, with its required minimum.</summary>
/// <param name="Folder">Its folder, relative to the root.</param>
/// <param name="Assembly">The name of its assembly.</param>
/// <param name="Lines">The share of its lines that is asked for, in percent.</param>
/// <param name="Branches">The share of its branches that is asked for, in percent.</param>
internal sealed record CoveredProject(string Folder, string Assembly, int Lines, int Branches)
{
    /// <summary>All of them.</summary>
    internal static IReadOnlyList<CoveredProject> All { get; } =
    [
        new("build/Deployment", "AiChef.Deployment", 97, 92),
        new("build/Targets", "_build", 88, 80),
        new("build/LocalCloud", "AiChef.LocalCloud", 88, 76),
    ];

    /// <summary>A pattern that the path of its assembly matches, wherever that is.</summary>
    internal string Module => $@".*[/\\]{Regex.Escape(Assembly)}\.dll$";

    /// <summary>Its line and branch coverage, in percent.</summary>
    internal (double Lines, double Branches) Of(IEnumerable<CoveredFile> files)
    {
        var own = files.Where(file => file.Path.StartsWith($"{Folder}/", StringComparison.Ordinal)).ToList();
        return (
            Share(own.Sum(file => file.LinesRun), own.Sum(file => file.Lines)),
            Share(own.Sum(file => file.BranchesTaken), own.Sum(file => file.Branches))
        );
    }

    /// <summary>A table of all projects for people, in Markdown.</summary>
    internal static string TableOf(IReadOnlyCollection<CoveredFile> files) =>
        "| folder | lines | asked for | branches | asked for |\n|---|---:|---:|---:|---:|\n"
        + string.Concat(
            All.Select(project =>
            {
                var (lines, branches) = project.Of(files);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{project.Folder}` | {lines:0.0} % | {project.Lines} "
                        + $"% | {branches:0.0} % | {project.Branches} % |\n"
                );
            })
        );

    private static double Share(int part, int all) => all == 0 ? 0 : 100.0 * part / all;
}
