using AiChef.Deployment.Environments;
using AiChef.Targets.CommandLine;
using AiChef.Targets.Running;
using Nuke.Common;

/// <summary>The options of a run.</summary>
partial class Build
{
    [Parameter(
        "Where to deploy; local by default on a person's machine, required on a server",
        Name = "environment",
        ValueProviderMember = nameof(EnvironmentNames)
    )]
    readonly string? EnvironmentName;

    [Parameter("An AWS endpoint to use instead of LocalCloud; only for the environment local")]
    [HiddenValue]
    readonly string? EndpointUrl;

    [Parameter("Minutes that one stack may take in total, 1 to 1440; 60 by default")]
    readonly int? Timeout;

    [Parameter("Minutes that the job and its credentials last, 10 to 1440; a canary that does not fit is refused")]
    readonly int? TimeLimit;

    [Parameter("Show what would change, and change nothing")]
    readonly bool DryRun;

    [Parameter("Delete and recreate a stack in CREATE_FAILED or ROLLBACK_FAILED")]
    readonly bool RecoverByDelete;

    [Parameter(
        "Logical or physical ids of tables, buckets and databases that may be deleted or replaced",
        Separator = OptionList.Commas
    )]
    readonly string[] AllowDataLoss = [];

    [Parameter("Stacks that belong to another environment and that this one takes over", Separator = OptionList.Commas)]
    readonly string[] TakeOver = [];

    [Parameter("Let AWS compute the changes even if nothing seems to have changed")]
    readonly bool Force;

    [Parameter("On Ctrl-C, let AWS roll back the running update; otherwise AWS continues")]
    readonly bool CancelUpdate;

    [Parameter("Values for the template's parameters, each as Key=Value", Separator = OptionList.Lines)]
    [HiddenValue]
    readonly string[] Parameters = [];

    [Parameter(
        "What confirms a deployment that a person starts on GitHub: " + AiChef.Targets.Services.Confirmation.Word
    )]
    readonly string? Confirmation;

    static IEnumerable<string> EnvironmentNames => DeploymentEnvironment.Names(RunOptions.EnvironmentsDirectory);

    RunOptions Options =>
        new()
        {
            EnvironmentName = EnvironmentName,
            EndpointUrl = EndpointUrl,
            // With the option, or with the target Preview.
            IsDryRun = DryRun || ExecutionPlan.Any(target => target.Name == nameof(Preview) && target.Invoked),
            TimeoutMinutes = Timeout,
            TimeLimitMinutes = TimeLimit,
            RecoverByDelete = RecoverByDelete,
            CancelUpdate = CancelUpdate,
            Force = Force,
            AllowDataLoss = AllowDataLoss,
            TakeOver = TakeOver,
            ParameterWords = Parameters,
            Functions = Functions,
            CanaryText = Canary,
            CanaryMinutes = CanaryMinutes,
            IgnoreAlarms = IgnoreAlarms,
            RemovedServices = Services,
            Confirmation = Confirmation,
            ParameterNames = ParameterNames,
            SecretNames = SecretNames,
            DiscordWebhookUrl = DiscordWebhookUrl,
            LocalCloud = CloudSettings,
        };

    [Parameter("URL of the Discord webhook that is told about deployments")]
    [Secret]
    readonly string? DiscordWebhookUrl;
}
