using AiChef.Deployment;
using AiChef.Targets.Processes;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Mutation;

/// <summary>Changes code in one place at a time, and finds out which changes no test notices.</summary>
/// <param name="paths">The files to change, or their folders; none for what differs from a commit.</param>
/// <param name="since">The commit or branch to compare with.</param>
/// <param name="output">The folder of the reports.</param>
internal sealed class MutationRun(IReadOnlyList<string> paths, string since, AbsolutePath output)
{
    /// <summary>The table of the scores, in each project's folder.</summary>
    internal const string ScoresFile = "scores.md";

    private static AbsolutePath Root => NukeBuild.RootDirectory;

    /// <summary>Runs it.</summary>
    /// <exception cref="DeploymentException">The score is too low.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var files =
            paths.Count > 0
                ? [.. paths.SelectMany(FilesBelow).Distinct(StringComparer.Ordinal)]
                : await ChangedFiles.SinceAsync(Root, since, cancellationToken);
        var chosen = MutatedProject.All.Where(project => project.FilesOf(files).Count > 0).ToList();
        if (chosen.Count == 0)
        {
            Log.Information("No file of {Folders} has changed", MutatedProject.All.Select(p => p.Folder));
            return;
        }
        await DotNetAsync("the mutation tool could not be restored", ["tool", "restore"], Root, cancellationToken);
        var failures = new List<string>();
        foreach (var project in chosen)
        {
            var scores = await MutateAsync(project, project.FilesOf(files), cancellationToken);
            var table = MutationScore.TableOf(scores);
            await File.WriteAllTextAsync(output / project.Name / ScoresFile, table, cancellationToken);
            failures.AddRange(Show(project, scores));
        }
        if (failures.Count > 0)
        {
            throw new DeploymentException(FailureKind.Failed, "the mutation score is too low", failures);
        }
    }

    private async Task<IReadOnlyList<MutationScore>> MutateAsync(
        MutatedProject project,
        IReadOnlyList<string> files,
        CancellationToken cancellationToken
    )
    {
        var folder = (output / project.Name).CreateOrCleanDirectory();
        var configuration = folder / "stryker-config.json";
        await File.WriteAllTextAsync(configuration, project.Configuration(files), cancellationToken);
        Log.Information("Changing {Count} files of {Folder}", files.Count, project.Folder);
        await DotNetAsync(
            $"the changes of {project.Folder} could not be tried",
            ["stryker", "--config-file", configuration, "--output", folder, "--skip-version-check"],
            Root / project.Tests,
            cancellationToken
        );
        await using var report = File.OpenRead(MutatedProject.ReportIn(folder));
        return MutationScore.Read(report, Root);
    }

    /// <summary>Shows each file's score and survivors.</summary>
    /// <returns>The problems, one per line.</returns>
    private static IEnumerable<string> Show(MutatedProject project, IReadOnlyList<MutationScore> scores)
    {
        foreach (var score in scores)
        {
            Log.Information("{Percent,5:0.0} %  {File}", score.Percent, score.File);
            foreach (var survivor in score.Survivors)
            {
                Log.Information("         {File}:{Survivor}", score.File, survivor);
            }
        }
        var percent = MutationScore.Of(scores);
        Log.Information("{Percent,5:0.0} %  {Folder}", percent, project.Folder);
        return scores
            .Where(score => score.Percent < project.FileThreshold)
            .Select(score => TooFew(score.File, score.Percent, project.FileThreshold))
            .Concat(percent < project.Threshold ? [TooFew(project.Folder, percent, project.Threshold)] : []);

        static string TooFew(string where, double percent, int threshold) =>
            $"{where}: {percent:0.0} %, less than the {threshold} % that are required";
    }

    private static async Task DotNetAsync(
        string problem,
        string[] arguments,
        AbsolutePath folder,
        CancellationToken cancellationToken
    )
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            // Analyzers are for written code, not for mutations.
            ["RunAnalyzers"] = "false",
            // Of the projects with tests, the one that serves the others is asked.
            ["AreTestsServed"] = "true",
        };
        var (exitCode, lines) = await DotNetCommand.RunAsync(
            arguments,
            variables,
            cancellationToken,
            line => Log.Debug("{Line:l}", line),
            folder
        );
        if (exitCode != 0)
        {
            throw DotNetCommand.Failed(problem, lines);
        }
    }

    private static IEnumerable<string> FilesBelow(string path)
    {
        var full = Root / path;
        if (!full.FileExists() && !full.DirectoryExists())
        {
            throw DeploymentException.Configuration($"--files: there is no '{path}'");
        }
        var files = full.FileExists() ? [full] : full.GlobFiles("**/*.cs");
        return files
            .Select(file => Root.GetUnixRelativePathTo(file).ToString())
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));
    }
}
