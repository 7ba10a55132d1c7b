using System.Text.Json;
using AiChef.Deployment;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using AiChef.Targets.Workflows;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Validation;

/// <summary>The generated files of the repository: written, or compared with what should be there.</summary>
/// <param name="run">The run.</param>
/// <param name="sources">What they are derived from.</param>
internal sealed class RepositoryGeneration(DeploymentRun run, WorkflowSources sources)
{
    private GeneratedFileCheck Check => new(NukeBuild.RootDirectory, [.. RepositoryFiles.Of(sources), Schema()]);

    /// <summary>Writes those that are not current.</summary>
    internal void Write()
    {
        var written = Check.Repair();
        foreach (var path in written)
        {
            Log.Information("{Path}", path);
        }
        if (written.Count == 0)
        {
            Log.Information("All generated files are current");
        }
        // For tools that compare the needs of the jobs with the targets.
        File.WriteAllText(
            NukeBuild.TemporaryDirectory / "target-graph.json",
            JsonSerializer.Serialize(
                sources.Graph.Targets.ToDictionary(t => t.Name, t => t.DependsOn, StringComparer.Ordinal)
            )
        );
    }

    /// <summary>Reports those that are not current, and writes nothing.</summary>
    /// <exception cref="DeploymentException">There are some.</exception>
    internal void Verify()
    {
        var problems = Check.Problems();
        foreach (var (path, problem, difference) in problems)
        {
            Console.WriteLine(
                WorkflowCommand.Error(
                    $"{path} is {problem}; run {GeneratedFile.Command} and commit the result",
                    ("file", path),
                    ("title", $"Generated file {problem}")
                )
            );
            foreach (var line in difference)
            {
                Console.WriteLine($"  {line}");
            }
        }
        foreach (var advice in PinAdvice.Of(problems.Where(IsStaleWorkflow).Select(problem => TextOf(problem.Path))))
        {
            Console.WriteLine(WorkflowCommand.Error(advice, ("title", "Pins of actions")));
        }
        if (problems.Count > 0)
        {
            var are = problems.Count == 1 ? "is" : "are";
            throw run.Failed(
                new DeploymentException(
                    FailureKind.Failed,
                    $"{problems.Count} of the generated files {are} not current; run {GeneratedFile.Command}"
                )
            );
        }
        Log.Information("All generated files are current");
    }

    private static bool IsStaleWorkflow((string Path, string Problem, IReadOnlyList<string> Difference) problem) =>
        problem.Difference.Count > 0 && problem.Path.StartsWith(".github/workflows/", StringComparison.Ordinal);

    private static string TextOf(string path) => File.ReadAllText(NukeBuild.RootDirectory / path);

    /// <summary>
    /// The schema as NUKE just wrote it. The file is put back as it was, so that it is compared and written like all
    /// others.
    /// </summary>
    private GeneratedFile Schema()
    {
        var path = NukeBuild.RootDirectory / BuildSchemaAttribute.File;
        var schema = new GeneratedFile(BuildSchemaAttribute.File, File.ReadAllText(path).ReplaceLineEndings("\n"))
        {
            Content = SchemaContent.Of,
        };
        if (run.FormerSchema is null)
        {
            path.DeleteFile();
        }
        else
        {
            File.WriteAllText(path, run.FormerSchema);
        }
        return schema;
    }
}
