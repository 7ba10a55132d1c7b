using AiChef.Deployment;
using AiChef.Deployment.Environments;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

partial class Build
{
    Target Validate => _ => _
        .Description("Checks the backend against its conventions: every problem in one run, with file, line and what to do")
        .Executes(() =>
        {
            var problems = BackendReader.Check(RootDirectory, [.. ServicesInOrder.Select(s => (s, NeedsOf(s)))], RepositoryFiles.Of(WorkflowSources), DeploymentEnvironment.Load(InfrastructureDirectory / "environments", DeploymentEnvironment.Local));
            if (problems.Count > 0)
                throw Failed(KeepMistake(new DeploymentException(FailureKind.Configuration, $"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in the backend", [.. problems.Select(p => p.ToString())])
                {
                    Problems = [.. problems.Select(p => new SourceProblem(p.File, p.Line, $"{p.Text}; {p.Fix}"))],
                }));
            Log.Information("The backend keeps its conventions");
        });
}
