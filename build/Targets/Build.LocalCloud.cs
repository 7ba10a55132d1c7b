using System.Globalization;
using AiChef.Deployment;
using AiChef.LocalCloud;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

partial class Build
{
    internal const int LocalCloudPort = 4566;

    [Parameter("LocalCloud: the folder of its state; .nuke/temp/local-cloud by default")]
    readonly AbsolutePath? StateFolder;

    [Parameter("LocalCloud: seconds that creating, updating or deleting one resource takes, 0 to 3600; 0 by default")]
    readonly double ProvisioningSeconds;

    [Parameter(
        "LocalCloud: seconds of single resources, each as Type=20 or LogicalId=20; they go before --provisioning-seconds"
    )]
    readonly string[] ProvisioningTimes = [];

    [Parameter("LocalCloud: logical ids or types of resources that fail")]
    readonly string[] FailResources = [];

    [Parameter("LocalCloud: share of requests, 0 to 1, that are throttled; 0 by default")]
    readonly double ThrottledShare;

    [Parameter(
        "LocalCloud: DescribeStacks answers after a change that still show the state before it, 0 to 1000; 0 by default"
    )]
    readonly int StaleReads;

    [Parameter(
        "LocalCloud: goes on with what can be read of a damaged state, of which a copy is kept; without it a damaged state is refused"
    )]
    readonly bool RecoverState;

    LocalCloudOptions LocalCloudOptions
    {
        get
        {
            if (ProvisioningSeconds is not (>= 0 and <= 3600))
            {
                throw DeploymentException.Configuration("--provisioning-seconds must lie between 0 and 3600 seconds");
            }

            if (ThrottledShare is not (>= 0 and < 1))
            {
                throw DeploymentException.Configuration("--throttled-share must be at least 0 and less than 1");
            }

            if (StaleReads is < 0 or > 1000)
            {
                throw DeploymentException.Configuration("--stale-reads must lie between 0 and 1000 answers");
            }

            var options = new LocalCloudOptions
            {
                Folder = StateFolder ?? TemporaryDirectory / "local-cloud",
                ProvisioningTime = TimeSpan.FromSeconds(ProvisioningSeconds),
                ProvisioningTimes = TimesOf(ProvisioningTimes),
                RecoverState = RecoverState,
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
    }

    /// <summary>The seconds of each type or logical id.</summary>
    /// <exception cref="DeploymentException">A word is malformed, or a name stands twice.</exception>
    internal static Dictionary<string, TimeSpan> TimesOf(string[] words)
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

    Target LocalCloud =>
        _ =>
            _.Description("Serves the local AWS endpoint until Ctrl-C")
                .Executes(async () =>
                {
                    using var listening = Interruption.OfProcess.Listen();
                    var cancellationToken = Interruption.OfProcess.Token;
                    try
                    {
                        await using var host = await LocalCloudHost.StartAsync(
                            LocalCloudOptions with
                            {
                                Port = LocalCloudPort,
                            },
                            cancellationToken
                        );
                        Log.Information(
                            "LocalCloud serves {Url}, its state lies in {Folder}",
                            host.Url,
                            LocalCloudOptions.Folder
                        );
                        Log.Information(
                            "Look into it: AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1 aws --endpoint-url {Url} cloudformation describe-stacks",
                            host.Url.GetLeftPart(UriPartial.Authority)
                        );
                        await Task.Delay(
                            System.Threading.Timeout.InfiniteTimeSpan,
                            TimeProvider.System,
                            cancellationToken
                        );
                    }
                    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                    {
                        Log.Information("LocalCloud stopped; its state is kept");
                    }
                    catch (IOException e) when (e is LocalCloudStateFormatException or LocalCloudStateDamagedException)
                    {
                        ExitCode = (int)FailureKind.Configuration;
                        throw DeploymentException.Configuration(e.Message, e);
                    }
                    catch (IOException e)
                    {
                        ExitCode = (int)FailureKind.Configuration;
                        throw DeploymentException.Configuration(
                            $"LocalCloud cannot serve port {LocalCloudPort}: {e.Message}",
                            e
                        );
                    }
                });
}
