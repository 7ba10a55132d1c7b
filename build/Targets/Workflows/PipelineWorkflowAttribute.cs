using System.Reflection;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>
/// The workflow that deploys everything, a job for each target that the given one depends on, as the targets depend on
/// one another. It is started by hand: a push deploys what it changes through the workflows of the services.
/// </summary>
internal class PipelineWorkflowAttribute : WorkflowAttribute
{
    private readonly string _target;

    /// <summary>Declares the workflow of everything.</summary>
    /// <param name="target">The target whose dependencies are the jobs.</param>
    public PipelineWorkflowAttribute(string target)
        : base("pipeline")
    {
        _target = target;
        EnvironmentName = "dev";
        TimeoutMinutes = 20;
    }

    /// <summary>
    /// The environment in which what only looks at a deployment does not run; tests leave data behind.
    /// </summary>
    public string? OnlyDeploysTo { get; set; }

    /// <summary>The jobs of the workflow.</summary>
    internal JobGraph GraphFrom(WorkflowSources sources) => new(sources, _target);

    protected override string FileOf(Type build) => "pipeline";

    protected override IEnumerable<string> TargetsOf(Type build) => [_target];

    protected override Workflow Describe(WorkflowSources sources)
    {
        var deployment = new DeploymentJobs(sources, EnvironmentName, RunsOn);
        var services = sources.Services.Values.ToDictionary(s => s.Target, StringComparer.Ordinal);
        var workflows = sources.Build.GetCustomAttributes<ServiceWorkflowAttribute>().ToList();
        var graph = GraphFrom(sources);
        var ids = graph.Targets.ToDictionary(
            t => t,
            t => services.TryGetValue(t, out var service) ? $"deploy-{service.Name}" : JobGraph.IdOf(t),
            StringComparer.Ordinal
        );
        var jobs = graph
            .Targets.Select(target =>
                JobOf(target) with
                {
                    If = ConditionOf(target),
                    Needs = [.. graph.NeedsOf(target).Select(n => ids[n])],
                }
            )
            .ToList();
        return WorkflowOf(deployment, jobs);

        // A service takes as long here as in its own workflow.
        int MinutesOf(Service service) =>
            workflows.Find(w => w.IsFor(sources, service))?.TimeoutMinutes ?? DeploymentJobs.TimeoutMinutes;

        // What comes after a deployment looks at what is deployed; what comes before needs no credentials.
        bool LooksAtDeployment(string target) =>
            !services.ContainsKey(target) && sources.Graph.Below(target).Overlaps(services.Keys);

        string ConditionOf(string target) =>
            !LooksAtDeployment(target)
                ? DeploymentJobs.MayStart
                : $"!inputs.dry-run && {DeploymentJobs.IsConfirmed}"
                    + (OnlyDeploysTo is { } environment ? $" && inputs.environment != '{environment}'" : "");

        WorkflowJob JobOf(string target) =>
            services.TryGetValue(target, out var service)
                ? deployment.Deploy(service, MinutesOf(service), [], alone: true) with
                {
                    Concurrency = deployment.Group(service),
                }
            : LooksAtDeployment(target)
                ? deployment.OnAws(
                    ids[target],
                    JobGraph.Words(target),
                    JobGraph.Words(target),
                    target,
                    TimeoutMinutes,
                    [],
                    alone: true
                )
            : DeploymentJobs.Check(sources, target, RunsOn, TimeoutMinutes);
    }

    private Workflow WorkflowOf(DeploymentJobs deployment, List<WorkflowJob> jobs)
    {
        var refusal = deployment.NotConfirmed();
        return new Workflow
        {
            File = "pipeline",
            Summary = "Deploys everything, in the order in which the targets of the build depend on one another.",
            Name = "Pipeline",
            RunName = $"Deploy everything to {deployment.Environment}{DeploymentJobs.DryRunMark}",
            Inputs = deployment.Inputs,
            Concurrency = new Concurrency($"pipeline-{deployment.Environment}"),
            Jobs =
            [
                .. jobs,
                refusal,
                Report.OfDeployment(jobs, refusal, jobs.FindAll(j => j.If != DeploymentJobs.MayStart), RunsOn),
            ],
        };
    }
}
