using AiChef.Targets.Services;
using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>The jobs that deploy, the same in the workflow of a service and in the pipeline.</summary>
/// <param name="sources">What they are derived from.</param>
/// <param name="environment">The environment of a push, and the default of the form.</param>
/// <param name="runsOn">The image of their runners.</param>
internal sealed class DeploymentJobs(WorkflowSources sources, string environment, string runsOn)
{
    /// <summary>
    /// Above the 60 minutes that one stack may take, so that the build times out with a reason before the runner does.
    /// </summary>
    internal const int TimeoutMinutes = 75;

    /// <summary>A dry run changes nothing, so it needs no confirmation.</summary>
    internal const string MayStart = $"inputs.dry-run || {IsConfirmed}";

    /// <summary>Whether a run that was started by hand is confirmed.</summary>
    internal const string IsConfirmed = $"inputs.confirm == '{Confirmation.Word}'";

    /// <summary>What a run adds to its name.</summary>
    internal const string DryRunMark = "${{ inputs.dry-run && ' (dry run)' || '' }}";

    internal static readonly Grant ReadContents = new("contents", "read", "check out the repository");
    internal static readonly Grant WriteIdToken = new(
        "id-token",
        "write",
        "exchange the OIDC token for AWS credentials"
    );

    /// <summary>The environment of the run. A push has no inputs, not even their defaults.</summary>
    internal string Environment { get; } = $$$"""${{ inputs.environment || '{{{environment}}}' }}""";

    /// <summary>Refuses other branches than those of the environments.</summary>
    internal IEnumerable<WorkflowStep> Refusals =>
        sources.Branches.Select(each =>
            Steps.RefuseOtherBranches($"inputs.environment || '{environment}'", each.Environment, each.Branch)
        );

    /// <summary>The input that chooses the environment.</summary>
    internal WorkflowInput EnvironmentInput =>
        DispatchInputs.Choice(
            sources.Option(WorkflowSources.EnvironmentOption),
            environment,
            isRequired: true,
            sources.Environments
        );

    /// <summary>The inputs of every deployment by hand.</summary>
    internal IReadOnlyList<WorkflowInput> Inputs =>
        [
            EnvironmentInput with
            {
                Description = "Environment to deploy to",
            },
            new("confirm", $"Type \"{Confirmation.Word}\" to confirm (not needed for a dry run)", "string")
            {
                Default = "",
            },
            DispatchInputs.Of(sources.Option(WorkflowSources.DryRunOption), isRequired: false),
        ];

    /// <summary>
    /// The workflow of a service and its job in the pipeline share a group, so they never deploy one service at once.
    /// </summary>
    internal Concurrency Group(Service service) => new($"deploy-{service.Name}-{Environment}");

    internal WorkflowJob Deploy(
        Service service,
        int timeoutMinutes,
        IReadOnlyList<(string Name, string Value)> options,
        bool alone = false
    ) =>
        OnAws(
            $"deploy-{service.Name}",
            $"Deploy {service.Title}",
            $"{service.Title} Deployment",
            service.Target,
            timeoutMinutes,
            [DryRun, .. options],
            alone
        ) with
        {
            Environment = new JobEnvironment(Environment) { Deployment = "${{ !inputs.dry-run }}" },
        };

    /// <summary>A job that runs a target with AWS credentials, and notifies if the build itself could not.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="name">The job's name.</param>
    /// <param name="subject">What failed when it fails, in words.</param>
    /// <param name="target">The target.</param>
    /// <param name="timeoutMinutes">After so long the runner gives up.</param>
    /// <param name="options">The variables of parameters that the form asks for.</param>
    /// <param name="alone">Whether the targets before it have run in other jobs.</param>
    internal WorkflowJob OnAws(
        string id,
        string name,
        string subject,
        string target,
        int timeoutMinutes,
        IReadOnlyList<(string Name, string Value)> options,
        bool alone
    ) =>
        new()
        {
            Id = id,
            Name = name,
            RunsOn = runsOn,
            TimeoutMinutes = timeoutMinutes,
            Environment = new JobEnvironment(Environment) { Deployment = "false" },
            Permissions = [ReadContents, WriteIdToken],
            Steps =
            [
                .. Refusals,
                .. Steps.Prepare,
                .. Steps.AwsCredentials(id, sources.ChosenRegion(environment), timeoutMinutes),
                Steps.Run(target, alone) with
                {
                    Id = Steps.BuildId,
                    Env =
                    [
                        .. Variables(options),
                        (sources.Option(WorkflowSources.TimeLimitOption).Variable, $"{timeoutMinutes}"),
                    ],
                },
                .. Steps.KeepProducts(sources, target),
                Steps.NotifyOfSilentFailure(subject, Environment),
            ],
        };

    /// <summary>A job that runs a target without credentials.</summary>
    internal static WorkflowJob Check(WorkflowSources sources, string target, string runsOn, int timeoutMinutes) =>
        new()
        {
            Id = JobGraph.IdOf(target),
            Name = JobGraph.Words(target),
            RunsOn = runsOn,
            TimeoutMinutes = timeoutMinutes,
            Permissions = [ReadContents],
            Steps = [.. Steps.Prepare, Steps.Run(target, alone: false), .. Steps.KeepProducts(sources, target)],
        };

    /// <summary>
    /// Fails after a mistyped confirmation; otherwise the run would be green without having done anything.
    /// </summary>
    internal WorkflowJob NotConfirmed() =>
        new()
        {
            Id = "not-confirmed",
            Name = "Not confirmed",
            If =
                "github.event_name == 'workflow_dispatch' && "
                + $"!inputs.dry-run && inputs.confirm != '{Confirmation.Word}'",
            RunsOn = runsOn,
            TimeoutMinutes = 2,
            Steps =
            [
                new WorkflowStep("Refuse to deploy")
                {
                    Run = $"""
                        text='Nothing was deployed. Type "{Confirmation.Word}" in the field confirm, or check dry-run.'
                        echo "::error title=Not confirmed::$text"
                        exit 1
                        """.ReplaceLineEndings("\n"),
                },
            ],
        };

    /// <summary>The variables by which parameters reach the build as the form gives them.</summary>
    internal IReadOnlyList<(string Name, string Value)> Given(IEnumerable<string> options) =>
        [
            .. options
                .Select(sources.Option)
                .Select(o => (o.Variable, $$$"""${{ inputs.{{{DispatchInputs.NameOf(o)}}} }}""")),
        ];

    /// <summary>A push has no inputs, and an empty boolean is an error of the build.</summary>
    private (string Name, string Value) DryRun =>
        (sources.Option(WorkflowSources.DryRunOption).Variable, "${{ inputs.dry-run || false }}");

    private IReadOnlyList<(string Name, string Value)> Variables(IReadOnlyList<(string Name, string Value)> options) =>
        [
            (sources.Option(WorkflowSources.EnvironmentOption).Variable, Environment),
            (sources.Option(Confirmation.Parameter).Variable, "${{ inputs.confirm }}"),
            .. options,
            .. Secrets,
        ];

    /// <summary>The variables of parameters that are secrets.</summary>
    internal IEnumerable<(string Name, string Value)> Secrets =>
        sources.Secrets.Select(o => (o.Variable, $$$"""${{ secrets.{{{o.Variable["NUKE_".Length..]}}} }}"""));
}
