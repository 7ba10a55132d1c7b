using System.Text.Json;
using AiChef.Deployment;
using AiChef.Deployment.Environments;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

[PipelineWorkflow(nameof(Deploy), OnlyDeploysTo = DeploymentEnvironment.Production)]
[PullRequestWorkflow(
    nameof(VerifyWorkflows),
    nameof(Validate),
    nameof(Test),
    Changes = nameof(Mutate),
    Preview = nameof(Preview)
)]
partial class Build
{
    /// <summary>What a deployment by hand on GitHub is confirmed by.</summary>
    internal const string ConfirmationWord = "deploy";

    /// <summary>Who reviews changes of workflows, targets and environments: a team of the organisation on GitHub.</summary>
    internal const string DeliveryOwners = "@ai-chef/founders";

    [Parameter("What confirms a deployment that a person starts on GitHub: " + ConfirmationWord)]
    internal readonly string? Confirmation;

    Target GenerateWorkflows =>
        _ =>
            _.Description(
                    "Writes the GitHub workflows, the deploy scripts and the files of the repository that follow from them"
                )
                .Executes(() =>
                    Run(() =>
                    {
                        var sources = WorkflowSources;
                        var written = new GeneratedFileCheck(
                            RootDirectory,
                            [.. RepositoryFiles.Of(sources), Schema()]
                        ).Repair();
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
                            TemporaryDirectory / "target-graph.json",
                            JsonSerializer.Serialize(
                                sources
                                    .Targets.OrderBy(t => t.Name, StringComparer.Ordinal)
                                    .ToDictionary(t => t.Name, t => t.DependsOn, StringComparer.Ordinal)
                            )
                        );
                    })
                );

    Target VerifyWorkflows =>
        _ =>
            _.Description("Tells which generated files are stale, missing or left over, and writes nothing")
                .Executes(() =>
                    Run(() =>
                    {
                        var problems = new GeneratedFileCheck(
                            RootDirectory,
                            [.. RepositoryFiles.Of(WorkflowSources), Schema()]
                        ).Problems();
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
                        if (problems.Count > 0)
                        {
                            throw Failed(
                                new DeploymentException(
                                    FailureKind.Failed,
                                    $"{problems.Count} of the generated files {(problems.Count == 1 ? "is" : "are")} not as generated; run {GeneratedFile.Command}"
                                )
                            );
                        }

                        Log.Information("All generated files are current");
                    })
                );

    /// <summary>The schema of the build's parameters as it stood before this run.</summary>
    internal string? FormerSchema { get; set; }

    /// <summary>The schema as NUKE just wrote it. The file is put back as it was, so that it is compared and written like all others.</summary>
    GeneratedFile Schema()
    {
        var path = RootDirectory / BuildSchemaAttribute.File;
        var schema = new GeneratedFile(BuildSchemaAttribute.File, File.ReadAllText(path).ReplaceLineEndings("\n"))
        {
            Content = SchemaContent.Of,
        };
        if (FormerSchema is null)
        {
            path.DeleteFile();
        }
        else
        {
            File.WriteAllText(path, FormerSchema);
        }

        return schema;
    }

    WorkflowSources WorkflowSources => new(GetType(), RootDirectory, [.. AllTargets.Select(BuildTarget.Of)]);

    /// <summary>GitHub compares without regard to case, and a person may change the workflow on a branch; so the build looks as well.</summary>
    void CheckConfirmation()
    {
        if (
            Host is GitHubActions { EventName: "workflow_dispatch" }
            && ScheduledServices.Count > 0
            && !IsDryRun
            && Confirmation != ConfirmationWord
        )
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"not confirmed; nothing was deployed (type \"{ConfirmationWord}\" in the field confirm, or tick dry-run)"
            );
        }
    }
}
