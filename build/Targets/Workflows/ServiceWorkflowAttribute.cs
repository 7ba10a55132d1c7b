using System.Runtime.CompilerServices;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>
/// The workflow that deploys one service: to <c>EnvironmentName</c> when a push changes what the service is made of, to
/// any environment when a person starts and confirms it.
/// </summary>
internal class ServiceWorkflowAttribute : WorkflowAttribute
{
    private const string Environments = "backend/infrastructure/environments/*.json";

    private readonly string _member;
    private readonly string _source;

    /// <summary>Declares the workflow of a service.</summary>
    /// <param name="service">The member that declares the service.</param>
    /// <param name="file">The file that the attribute stands in; given by the compiler.</param>
    public ServiceWorkflowAttribute(string service, [CallerFilePath] string file = "")
        : base(service)
    {
        _member = service;
        _source = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        EnvironmentName = "dev";
        TimeoutMinutes = DeploymentJobs.TimeoutMinutes;
    }

    internal bool IsFor(WorkflowSources sources, Service service) => sources.ServiceOf(_member) == service;

    protected override string FileOf(Type build) => FileOf(ServiceOf(build));

    protected override IEnumerable<string> TargetsOf(Type build) => [ServiceOf(build).Target];

    protected override Workflow Describe(WorkflowSources sources)
    {
        var service = sources.ServiceOf(_member);
        var jobs = new DeploymentJobs(sources, EnvironmentName, RunsOn);
        IReadOnlyList<string> options = [.. OnWorkflowDispatchRequiredInputs, .. OnWorkflowDispatchOptionalInputs];
        return new Workflow
        {
            File = FileOf(service),
            Summary = $"Deploys {service.Title} with what it depends on.",
            Name = $"Deploy {service.Title}",
            RunName = $"Deploy {service.Title} to {jobs.Environment}{DeploymentJobs.DryRunMark}",
            Push = new PushTrigger(OnPushBranches, PathsOf(service)),
            Inputs =
            [
                .. jobs.Inputs,
                .. options.Select(name =>
                    DispatchInputs.Of(
                        sources.Option(name),
                        OnWorkflowDispatchRequiredInputs.Contains(name, StringComparer.Ordinal)
                    )
                ),
            ],
            Concurrency = jobs.Group(service),
            Jobs =
            [
                jobs.Deploy(service, TimeoutMinutes, jobs.Given(options)) with
                {
                    If = $"github.event_name == 'push' || {DeploymentJobs.MayStart}",
                },
                jobs.NotConfirmed(),
            ],
        };
    }

    private static string FileOf(Service service) => $"deploy-{service.Name}";

    private Service ServiceOf(Type build) => new WorkflowSources(build, "", new TargetGraph([])).ServiceOf(_member);

    /// <summary>
    /// All that is the service's own, and the environments: each of their files may change what is deployed, or be in
    /// the way of the others. A change of the engine is for the pull request check and deploys nothing.
    /// </summary>
    private string[] PathsOf(Service service) =>
        [
            $"backend/infrastructure/{service.Template}",
            .. service.Sources,
            Environments,
            $"backend/infrastructure/{DeployScript.FileOf(service)}",
            PathOf(FileOf(service)),
            $"build/Targets/{_source}",
        ];
}
