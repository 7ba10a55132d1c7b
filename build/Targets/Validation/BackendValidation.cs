using AiChef.Deployment;
using AiChef.Deployment.Conventions;
using AiChef.Deployment.Environments;
using AiChef.Targets.Running;
using AiChef.Targets.Workflows;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Serilog;

namespace AiChef.Targets.Validation;

/// <summary>Checks the backend against its conventions; a problem ends the run.</summary>
/// <param name="run">The run.</param>
/// <param name="sources">What the generated files are derived from.</param>
internal sealed class BackendValidation(DeploymentRun run, WorkflowSources sources)
{
    /// <summary>
    /// Checks the backend in every environment if that was asked for, else in the environment of the run, and only if
    /// something changed since the last successful check.
    /// </summary>
    /// <param name="isWhole">Checks in any case, and everything.</param>
    /// <exception cref="DeploymentException">There are problems; the message lists all of them.</exception>
    internal void Check(bool isWhole)
    {
        var remembered = new RememberedCheck(
            NukeBuild.RootDirectory,
            RunOptions.InfrastructureDirectory,
            AppContext.BaseDirectory,
            NukeBuild.TemporaryDirectory / "validated"
        );
        var scope = isWhole ? RememberedCheck.Whole : run.Options.Environment.Name;
        if (!isWhole && remembered.Covers(scope))
        {
            Log.Information("The backend follows its conventions; nothing changed since the last check");
            return;
        }
        var isCurrent = !isWhole && remembered.CoversGenerated();
        var generated = isCurrent
            ? Task.FromResult<IReadOnlyList<GeneratedFile>>([])
            : Task.Run(() => RepositoryFiles.OfDeployment(sources));
        var problems = new EnvironmentValidation(RunOptions.EnvironmentsDirectory, RunOptions.InfrastructureDirectory)
            .Problems(run.Plan.Services)
            .Concat(OwnerProblems())
            .ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(
                new BackendReader(
                    NukeBuild.RootDirectory,
                    [.. run.Plan.Services.Select(s => new ServiceOrder(s, run.Graph.NeedsOf(s, run.Plan.Services)))],
                    generated.GetAwaiter().GetResult() // NUKE's targets know no tasks
                ).Check(
                    [
                        .. DeploymentEnvironment
                            .Names(RunOptions.EnvironmentsDirectory)
                            .Select(name => DeploymentEnvironment.Load(RunOptions.EnvironmentsDirectory, name)),
                    ],
                    environment => isWhole || environment.Name == run.Options.Environment.Name
                )
            );
        }
        if (problems.Count > 0)
        {
            throw run.Failed(run.FailBeforeWork(FailureOf(problems)));
        }
        remembered.Write(scope, isCurrent ? null : generated.GetAwaiter().GetResult().Select(file => file.Path));
        Log.Information("The backend follows its conventions");
    }

    private static DeploymentException FailureOf(List<ConventionProblem> problems) =>
        new(
            FailureKind.Configuration,
            $"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in the backend",
            [.. problems.Select(p => p.ToString())]
        )
        {
            Problems = [.. problems.Select(p => new SourceProblem(p.File, p.Line, $"{p.Text}; {p.Fix}"))],
        };

    /// <summary>Asks for the setting that says who reviews the delivery.</summary>
    private static IReadOnlyList<ConventionProblem> OwnerProblems()
    {
        if (DeliveryOwners.In(NukeBuild.RootDirectory) is not { } owners)
        {
            return
            [
                new ConventionProblem(
                    DeliveryOwners.File,
                    1,
                    "nobody reviews changes of the delivery",
                    $"write the team into this file, such as @my-organisation/platform, and run {GeneratedFile.Command}"
                ),
            ];
        }
        var organisation = GitHubActions.Instance?.RepositoryOwner;
        foreach (var owner in organisation is null ? [] : DeliveryOwners.Ignored(owners, organisation))
        {
            Log.Warning(
                "{File:l}: {Owner:l} is no team of {Organisation:l}, so GitHub asks nobody for a review",
                DeliveryOwners.File,
                owner,
                organisation
            );
        }
        return [];
    }
}
