using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Lambda;
using AiChef.Targets.Cloud;
using AiChef.Targets.Services;
using Nuke.Common;
using Nuke.Common.IO;

namespace AiChef.Targets.Running;

/// <summary>
/// The options of a run, from the parameters. Properties throw a <see cref="DeploymentException"/> if a parameter has
/// an invalid value.
/// </summary>
internal sealed class RunOptions
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _parameters;
    private readonly Lazy<DeploymentEnvironment> _environment;

    public RunOptions()
    {
        _parameters = new(() => ParameterOptions.Parse(ParameterWords));
        _environment = new(LoadEnvironment);
    }

    /// <summary>The folder of the templates.</summary>
    internal static AbsolutePath InfrastructureDirectory => NukeBuild.RootDirectory / "backend" / "infrastructure";

    /// <summary>The folder of the environments.</summary>
    internal static AbsolutePath EnvironmentsDirectory => InfrastructureDirectory / "environments";

    public string? EnvironmentName { get; init; }

    public string? EndpointUrl { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>Minutes that one stack may take, 1 to 1440.</summary>
    public int? TimeoutMinutes { get; init; }

    public bool RecoverByDelete { get; init; }

    public bool CancelUpdate { get; init; }

    public bool Force { get; init; }

    public IReadOnlyList<string> AllowDataLoss { get; init; } = [];

    /// <summary>Stacks of other environments that this one takes over.</summary>
    public IReadOnlyList<string> TakeOver { get; init; } = [];

    /// <summary>Values of template parameters, each as <c>Key=Value</c>.</summary>
    public IReadOnlyList<string> ParameterWords { get; init; } = [];

    /// <summary>The functions to deploy; none for all.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];

    /// <summary>The shares of calls that go to new code first, such as <c>10%/30m,50%/15m</c>.</summary>
    public string? CanaryText { get; init; }

    /// <summary>Minutes that the job and its credentials last, 10 to 1440; null for no limit.</summary>
    public int? TimeLimitMinutes { get; init; }

    /// <summary>Minutes for which a canary is watched, 1 to 1440.</summary>
    public int? CanaryMinutes { get; init; }

    public IReadOnlyList<string> IgnoreAlarms { get; init; } = [];

    /// <summary>The services that Remove deletes; none for all.</summary>
    public IReadOnlyList<string> RemovedServices { get; init; } = [];

    /// <summary>What confirms a deployment that a person starts on GitHub.</summary>
    public string? Confirmation { get; init; }

    /// <summary>Names of run-time parameters that are written.</summary>
    public IReadOnlyList<string> ParameterNames { get; init; } = [];

    /// <summary>Names of secret run-time parameters that are written.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];

    public string? DiscordWebhookUrl { get; init; }

    public LocalCloudSettings LocalCloud { get; init; } = new();

    /// <summary>The environment, loaded once.</summary>
    internal DeploymentEnvironment Environment => _environment.Value;

    /// <summary>The environment's name, also when there is no such environment.</summary>
    internal string PlaceName =>
        EnvironmentName ?? (NukeBuild.IsLocalBuild ? DeploymentEnvironment.Local : "an unknown environment");

    /// <summary>
    /// How the environment is chosen on a command line, with a space before it; empty for the default.
    /// </summary>
    internal string EnvironmentArgument =>
        EnvironmentName is null or DeploymentEnvironment.Local ? "" : $" --environment {EnvironmentName}";

    /// <summary>Values of template parameters; they override the environment's.</summary>
    internal IReadOnlyDictionary<string, string> Parameters => _parameters.Value;

    /// <summary>Without user and password, which nothing would send and output would show.</summary>
    internal Uri? Endpoint =>
        EndpointUrl switch
        {
            null => null,
            _ when !Environment.IsLocal => throw DeploymentException.Configuration(
                $"--endpoint-url is for the environment local, not for {Environment.Name}"
            ),
            _ when Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" =>
                new UriBuilder(url) { UserName = "", Password = "" }.Uri,
            _ => throw DeploymentException.Configuration(
                "--endpoint-url: the given value is not a URL such as http://127.0.0.1:4566"
            ),
        };

    internal TimeSpan StackTimeout =>
        TimeSpan.FromMinutes(
            TimeoutMinutes switch
            {
                null => 60,
                >= 1 and <= 1440 and var minutes => minutes,
                _ => throw DeploymentException.Configuration("--timeout must be between 1 and 1440 minutes (a day)"),
            }
        );

    /// <summary>How stacks are deployed.</summary>
    internal StackDeployerOptions Deployer =>
        new()
        {
            Timeout = StackTimeout,
            RecoverByDelete = RecoverByDelete,
            CancelUpdate = CancelUpdate,
            Force = Force,
            DryRun = IsDryRun,
            AllowDataLoss = [.. AllowDataLoss],
            // A stack that the older scripts deployed to LocalCloud says that it is of dev.
            Environment = Environment.IsLocal ? null : Environment.Name,
            TakeOver = [.. TakeOver],
            ArtifactBucket = Environment.ArtifactBucket,
        };

    /// <summary>How long the job and its credentials last; null for no limit.</summary>
    internal TimeSpan? TimeLimit =>
        TimeLimitMinutes switch
        {
            null => null,
            < 10 or > 1440 => throw DeploymentException.Configuration("--time-limit must be between 10 and 1440"),
            { } minutes => TimeSpan.FromMinutes(minutes),
        };

    /// <summary>The canary of new code; null when all calls move at once.</summary>
    internal CanaryPolicy? Canary
    {
        get
        {
            if (CanaryMinutes is < 1 or > 1440)
            {
                throw DeploymentException.Configuration("--canary-minutes must be between 1 and 1440");
            }
            var own = Environment.Canary;
            var duration = own is { Steps: [var only] } ? only.Duration : TimeSpan.FromMinutes(30);
            var canary = CanaryText is null ? own : Deployment.Lambda.CanaryText.Read("--canary", CanaryText, duration);
            if (canary is null)
            {
                return null;
            }
            canary = canary with { MinimumRequests = own?.MinimumRequests ?? 0 };
            if (CanaryMinutes is not { } minutes)
            {
                return canary;
            }
            return canary.Steps is [var step]
                ? canary with
                {
                    Steps = [step with { Duration = TimeSpan.FromMinutes(minutes) }],
                }
                : throw DeploymentException.Configuration(
                    "--canary-minutes is for a canary of one share; steps have their own times, "
                        + "such as --canary 10%/30m,50%/15m"
                );
        }
    }

    /// <summary>The canary that the command line asks for; the environment's does not count.</summary>
    internal CanaryPolicy? AskedCanary => CanaryText is null ? null : Canary;

    /// <summary>Whether a function is to be deployed.</summary>
    internal bool IsChosen(string function) =>
        Functions.Count == 0 || Functions.Contains(function, StringComparer.Ordinal);

    private DeploymentEnvironment LoadEnvironment()
    {
        var name = EnvironmentName ?? (NukeBuild.IsLocalBuild ? DeploymentEnvironment.Local : null);
        if (name is null)
        {
            throw DeploymentException.Configuration(
                "--environment is required on a server; there are "
                    + string.Join(", ", DeploymentEnvironment.Names(EnvironmentsDirectory))
            );
        }
        var environment = DeploymentEnvironment.Load(EnvironmentsDirectory, name);
        return EnvironmentOverlap.Find(EnvironmentsDirectory, environment) is { } overlap
            ? throw DeploymentException.Configuration(overlap)
            : environment;
    }
}
