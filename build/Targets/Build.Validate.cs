using AiChef.Deployment;
using AiChef.Deployment.Environments;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Serilog;

partial class Build
{
    Target Validate => _ => _
        .Description("Checks the backend against its conventions: every problem in one run, with file, line and what to do")
        .Executes(() =>
        {
            var problems = BackendReader.Check(RootDirectory, ServicesInOrder(), RepositoryFiles.Of(WorkflowSources), DeploymentEnvironment.Load(InfrastructureDirectory / "environments", DeploymentEnvironment.Local));
            if (problems.Count > 0)
                throw Failed(new DeploymentException(FailureKind.Configuration, $"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in the backend", [.. problems.Select(p => p.ToString())]));
            Log.Information("The backend keeps its conventions");
        });

    /// <summary>All targets of the build, also those that this run does not plan.</summary>
    internal IReadOnlyCollection<ExecutableTarget> AllTargets { get; set; } = [];

    /// <summary>The services, each with all that are deployed before it, as the targets depend on one another.</summary>
    List<(Service Service, IReadOnlyList<Service> Needs)> ServicesInOrder() => AllServices.Select(s => (s, NeedsOf(s.Target))).ToList();

    IReadOnlyList<Service> NeedsOf(string target)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        void Add(ExecutableTarget each)
        {
            foreach (var needed in each.ExecutionDependencies.Where(n => below.Add(n.Name)))
                Add(needed);
        }
        Add(AllTargets.Single(t => t.Name == target));
        return [.. AllServices.Where(s => below.Contains(s.Target))];
    }
}
