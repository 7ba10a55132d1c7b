using System.Globalization;
using AiChef.Deployment;
using AiChef.LocalCloud;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Cloud;

/// <summary>The options of LocalCloud, from the parameters.</summary>
internal sealed record LocalCloudSettings
{
    /// <summary>The port that a LocalCloud of its own serves by default.</summary>
    internal const int DefaultPort = 4566;

    /// <summary>The port that a LocalCloud of its own serves, 1 to 65535; that of a run takes any.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The folder of its state; <c>.nuke/temp/local-cloud</c> by default.</summary>
    public AbsolutePath? StateFolder { get; init; }

    /// <summary>Seconds that each change of a resource takes, 0 to 3600.</summary>
    public double ProvisioningSeconds { get; init; }

    /// <summary>Seconds of single resources, each as <c>Type=20</c> or <c>LogicalId=20</c>.</summary>
    public IReadOnlyList<string> ProvisioningTimes { get; init; } = [];

    /// <summary>Logical ids or types of resources that fail.</summary>
    public IReadOnlyList<string> FailResources { get; init; } = [];

    /// <summary>Share of the requests that are throttled, 0 to less than 1.</summary>
    public double ThrottledShare { get; init; }

    /// <summary>How many answers after a change still show the state before it, 0 to 1000.</summary>
    public int StaleReads { get; init; }

    /// <summary>Continues with the readable part of a damaged state.</summary>
    public bool RecoverState { get; init; }

    /// <summary>Asks the policies of roles whether their sessions may do what they ask for.</summary>
    public bool EnforceAccess { get; init; }

    /// <summary>Answers requests at AWS's rates and throttles those beyond.</summary>
    public bool LimitRequests { get; init; }

    /// <summary>The folder of its state, also when none was given.</summary>
    internal AbsolutePath Folder => StateFolder ?? NukeBuild.TemporaryDirectory / "local-cloud";

    /// <summary>The command that serves this state.</summary>
    /// <param name="port">The port that it is to serve.</param>
    internal string CommandFor(int port) =>
        "./build.sh LocalCloud"
        + (port == DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $" --port {port}"))
        + (StateFolder is null ? "" : $" --state-folder \"{StateFolder}\"");

    /// <summary>The options of a host.</summary>
    /// <exception cref="DeploymentException">A value is out of range.</exception>
    internal LocalCloudOptions ToOptions()
    {
        if (Port is < 1 or > 65535)
        {
            throw DeploymentException.Configuration("--port must be between 1 and 65535");
        }
        if (ProvisioningSeconds is not (>= 0 and <= 3600))
        {
            throw DeploymentException.Configuration("--provisioning-seconds must be between 0 and 3600 seconds");
        }
        if (ThrottledShare is not (>= 0 and < 1))
        {
            throw DeploymentException.Configuration("--throttled-share must be at least 0 and less than 1");
        }
        if (StaleReads is < 0 or > 1000)
        {
            throw DeploymentException.Configuration("--stale-reads must be between 0 and 1000 answers");
        }
        var options = new LocalCloudOptions
        {
            Folder = Folder,
            ProvisioningTime = TimeSpan.FromSeconds(ProvisioningSeconds),
            ProvisioningTimes = TimesOf(ProvisioningTimes),
            RecoverState = RecoverState,
            EnforceAccess = EnforceAccess,
            LimitRequests = LimitRequests,
            OnNotice = static notice => Log.Warning("{Notice:l}", notice),
        };
        (options.Faults.ThrottledShare, options.Faults.StaleReads) = (ThrottledShare, StaleReads);
        foreach (var resource in FailResources)
        {
            foreach (var action in Enum.GetValues<ResourceAction>())
            {
                options.Faults.FailResource(
                    new ResourceFault
                    {
                        Resource = resource,
                        Action = action,
                        Reason = $"Failed as asked for by --fail-resources {resource}",
                    }
                );
            }
        }
        return options;
    }

    /// <summary>The seconds of each type or logical id.</summary>
    /// <exception cref="DeploymentException">A word is malformed, or a name is given twice.</exception>
    internal static Dictionary<string, TimeSpan> TimesOf(IEnumerable<string> words)
    {
        var times = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var at = word.LastIndexOf('=');
            var isTime = double.TryParse(
                word.AsSpan(at + 1),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var seconds
            );
            if (at <= 0 || !isTime || seconds is not (>= 0 and <= 3600))
            {
                throw DeploymentException.Configuration(
                    $"--provisioning-times: '{word}' is not of the form Type=20, with 0 to 3600 seconds"
                );
            }
            if (!times.TryAdd(word[..at], TimeSpan.FromSeconds(seconds)))
            {
                throw DeploymentException.Configuration($"--provisioning-times: '{word[..at]}' is given twice");
            }
        }
        return times;
    }
}
