using AiChef.Deployment;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

partial class Build
{
    [Parameter("Mutate: the files to change, or their folders; by default what differs from --since", Separator = ",")]
    readonly string[] Files = [];

    [Parameter("Mutate: the commit or branch to compare with; main by default")]
    readonly string Since = "main";

    const string ScoresFile = "scores.md";

    AbsolutePath MutationDirectory => RootDirectory / "artifacts" / "mutation";

    Target Mutate =>
        _ =>
            _.Description(
                    "Changes the code in one place at a time, and shows which changes no test notices; takes minutes"
                )
                .Produces(MutationDirectory / "*" / "reports" / "*", MutationDirectory / "*" / ScoresFile)
                .Executes(() => RunCancellableAsync(MutateAsync));

    async Task MutateAsync(CancellationToken cancellationToken)
    {
        var files = await FilesToMutateAsync(cancellationToken);
        var chosen = MutatedProject.All.Where(project => project.FilesOf(files).Count > 0).ToList();
        if (chosen.Count == 0)
        {
            Log.Information("No file of {Folders} is to be changed", MutatedProject.All.Select(p => p.Folder));
            return;
        }
        await DotNetAsync(
            "the mutation tool could not be restored",
            ["tool", "restore"],
            RootDirectory,
            cancellationToken
        );
        var failures = new List<string>();
        foreach (var project in chosen)
        {
            var scores = await MutateAsync(project, project.FilesOf(files), cancellationToken);
            await File.WriteAllTextAsync(
                MutationDirectory / project.Name / ScoresFile,
                MutationScore.TableOf(scores),
                cancellationToken
            );
            failures.AddRange(Show(project, scores));
        }
        if (failures.Count > 0)
        {
            throw new DeploymentException(FailureKind.Failed, "the tests notice too little", failures);
        }
    }

    async Task<IReadOnlyList<MutationScore>> MutateAsync(
        MutatedProject project,
        IReadOnlyList<string> files,
        CancellationToken cancellationToken
    )
    {
        var output = (MutationDirectory / project.Name).CreateOrCleanDirectory();
        var configuration = output / "stryker-config.json";
        await File.WriteAllTextAsync(configuration, project.Configuration(files), cancellationToken);
        Log.Information("Changing {Count} files of {Folder}", files.Count, project.Folder);
        await DotNetAsync(
            $"the changes of {project.Folder} could not be tried",
            ["stryker", "--config-file", configuration, "--output", output, "--skip-version-check"],
            RootDirectory / project.Tests,
            cancellationToken
        );
        await using var report = File.OpenRead(MutatedProject.ReportIn(output));
        return MutationScore.Read(report, RootDirectory);
    }

    /// <summary>Shows each file's share and what survived.</summary>
    /// <returns>What is wrong, a line each.</returns>
    static IEnumerable<string> Show(MutatedProject project, IReadOnlyList<MutationScore> scores)
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
            $"{where}: {percent:0.0} %, less than the {threshold} % that are asked for";
    }

    async Task<IReadOnlyList<string>> FilesToMutateAsync(CancellationToken cancellationToken)
    {
        if (Files.Length > 0)
        {
            return [.. Files.SelectMany(FilesBelow).Distinct(StringComparer.Ordinal)];
        }
        return await ChangedFiles.SinceAsync(RootDirectory, Since, cancellationToken);
    }

    static async Task DotNetAsync(
        string problem,
        string[] arguments,
        AbsolutePath folder,
        CancellationToken cancellationToken
    )
    {
        // The analyzers look at what people write, not at what a mutation makes of it.
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RunAnalyzers"] = "false" };
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

    IEnumerable<string> FilesBelow(string path)
    {
        var full = RootDirectory / path;
        if (!full.FileExists() && !full.DirectoryExists())
        {
            throw DeploymentException.Configuration($"--files: there is no '{path}'");
        }
        var files = full.FileExists() ? [full] : full.GlobFiles("**/*.cs");
        return files
            .Select(file => RootDirectory.GetUnixRelativePathTo(file).ToString())
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));
    }
}
