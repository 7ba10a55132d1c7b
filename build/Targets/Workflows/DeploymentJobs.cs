/// <summary>The jobs that deploy, alike in the workflow of a service and in the pipeline.</summary>
/// <param name="sources">What they are derived from.</param>
/// <param name="environment">The environment of a push, and the one that the form begins with.</param>
/// <param name="runsOn">The image of their runners.</param>
internal sealed class DeploymentJobs(WorkflowSources sources, string environment, string runsOn)
{
    /// <summary>Above the 60 minutes that one stack may take, so that the build gives up and tells why, not the runner.</summary>
    internal const int TimeoutMinutes = 75;

    internal const string IsConfirmed = $"inputs.confirm == '{Build.ConfirmationWord}'";

    private static readonly Grant ReadContents = new("contents", "read", "check out the repository");
    private static readonly Grant WriteIdToken = new("id-token", "write", "exchange the OIDC token for AWS credentials");

    /// <summary>The environment of the run. A push has no inputs, not even their defaults.</summary>
    internal string Environment { get; } = $$$"""${{ inputs.environment || '{{{environment}}}' }}""";

    /// <summary>What every deployment by hand asks for.</summary>
    internal IReadOnlyList<WorkflowInput> Inputs =>
    [
        DispatchInputs.Choice(sources.Option(WorkflowSources.EnvironmentOption), environment, isRequired: true, sources.Environments) with { Description = "Environment to deploy to" },
        new("confirm", $"Type \"{Build.ConfirmationWord}\" to confirm", "string") { Default = "", IsRequired = true },
    ];

    /// <summary>The workflow of a service and its job in the pipeline share a group, so they never deploy one service at once.</summary>
    internal Concurrency Group(Service service) => new($"deploy-{service.Name}-{Environment}");

    internal WorkflowJob Deploy(Service service, int timeoutMinutes, IReadOnlyList<string> options, bool alone = false) =>
        OnAws($"deploy-{service.Name}", $"Deploy {service.Title}", service.Target, timeoutMinutes, options, alone);

    /// <summary>A job that runs a target with credentials of AWS, and tells when the build itself could not.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="name">The job's name.</param>
    /// <param name="target">The target.</param>
    /// <param name="timeoutMinutes">After so long the runner gives up.</param>
    /// <param name="options">Parameters that the form asks for.</param>
    /// <param name="alone">Whether the targets before it have run in other jobs.</param>
    internal WorkflowJob OnAws(string id, string name, string target, int timeoutMinutes, IReadOnlyList<string> options, bool alone) => new()
    {
        Id = id,
        Name = name,
        RunsOn = runsOn,
        TimeoutMinutes = timeoutMinutes,
        Environment = new JobEnvironment(Environment),
        Permissions = [ReadContents, WriteIdToken],
        Steps =
        [
            .. Steps.Prepare,
            .. Steps.AwsCredentials(id, sources.RegionOf(environment)),
            Steps.Run(target, alone) with { Id = "build", Env = Variables(options) },
            .. Steps.KeepProducts(sources, target),
            Steps.TellThatTheBuildCouldNot(Environment),
        ],
    };

    /// <summary>A job that runs a target without credentials.</summary>
    internal static WorkflowJob Check(WorkflowSources sources, string target, string runsOn, int timeoutMinutes) => new()
    {
        Id = JobGraph.IdOf(target),
        Name = JobGraph.Words(target),
        RunsOn = runsOn,
        TimeoutMinutes = timeoutMinutes,
        Permissions = [ReadContents],
        Steps = [.. Steps.Prepare, Steps.Run(target, alone: false), .. Steps.KeepProducts(sources, target)],
    };

    /// <summary>Makes a mistyped confirmation red; alone, the condition of the other jobs would make it a green run of nothing.</summary>
    internal WorkflowJob NotConfirmed() => new()
    {
        Id = "not-confirmed",
        Name = "Not confirmed",
        If = $"github.event_name == 'workflow_dispatch' && inputs.confirm != '{Build.ConfirmationWord}'",
        RunsOn = runsOn,
        TimeoutMinutes = 2,
        Steps =
        [
            new WorkflowStep("Refuse to deploy")
            {
                Run = $"""
                    echo '::error title=Not confirmed::Nothing was deployed. Start it again and type "{Build.ConfirmationWord}" in the field confirm.'
                    exit 1
                    """.ReplaceLineEndings("\n"),
            },
        ],
    };

    private IReadOnlyList<(string Name, string Value)> Variables(IReadOnlyList<string> options) =>
    [
        (sources.Option(WorkflowSources.EnvironmentOption).Variable, Environment),
        (sources.Option(nameof(Build.Confirmation)).Variable, "${{ inputs.confirm }}"),
        .. options.Select(sources.Option).Select(o => (o.Variable, $$$"""${{ inputs.{{{DispatchInputs.NameOf(o)}}} }}""")),
        .. sources.Secrets.Select(o => (o.Variable, $$$"""${{ secrets.{{{o.Variable["NUKE_".Length..]}}} }}""")),
    ];
}
