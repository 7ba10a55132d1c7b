using AiChef.Targets.Cloud;
using AiChef.Targets.CommandLine;
using AiChef.Targets.Running;
using Nuke.Common;
using Nuke.Common.IO;

partial class Build
{
    [Parameter("LocalCloud: the port that it serves, 1 to 65535; 4566 by default")]
    readonly int? Port;

    [Parameter("LocalCloud: the folder of its state; .nuke/temp/local-cloud by default")]
    readonly AbsolutePath? StateFolder;

    [Parameter("LocalCloud: seconds that creating, updating or deleting one resource takes, 0 to 3600; 0 by default")]
    readonly double ProvisioningSeconds;

    [Parameter(
        "LocalCloud: seconds of single resources, each as Type=20 or LogicalId=20",
        Separator = OptionList.Commas
    )]
    readonly string[] ProvisioningTimes = [];

    [Parameter("LocalCloud: logical ids or types of resources that fail", Separator = OptionList.Commas)]
    readonly string[] FailResources = [];

    [Parameter("LocalCloud: share of requests, 0 to 1, that are throttled; 0 by default")]
    readonly double ThrottledShare;

    [Parameter("LocalCloud: DescribeStacks answers after a change that show the state before it, 0 to 1000")]
    readonly int StaleReads;

    [Parameter("LocalCloud: continues with the readable part of a damaged state; otherwise it is refused")]
    readonly bool RecoverState;

    [Parameter("LocalCloud: asks the policies of roles whether their sessions may do what they ask for")]
    readonly bool EnforceAccess;

    [Parameter("LocalCloud: answers requests at AWS's rates and throttles those beyond")]
    readonly bool LimitRequests;

    LocalCloudSettings CloudSettings =>
        new()
        {
            Port = Port ?? LocalCloudSettings.DefaultPort,
            StateFolder = StateFolder,
            ProvisioningSeconds = ProvisioningSeconds,
            ProvisioningTimes = ProvisioningTimes,
            FailResources = FailResources,
            ThrottledShare = ThrottledShare,
            StaleReads = StaleReads,
            RecoverState = RecoverState,
            EnforceAccess = EnforceAccess,
            LimitRequests = LimitRequests,
        };

    Target LocalCloud =>
        _ =>
            _.Description("Serves the local AWS endpoint until Ctrl-C")
                .Executes(() => new ServedLocalCloud(Run).ServeAsync());
}
