using AiChef.Targets.CommandLine;
using AiChef.Targets.Operations;
using AiChef.Targets.Services;

/// <summary>How the help text groups targets and options; a test finds those that no group names.</summary>
partial class Build : IHasHelp
{
    IReadOnlyList<HelpGroup> IHasHelp.TargetGroups =>
        [
            new("Deploy", [nameof(Deploy), nameof(Preview), .. Run.Graph.InOrder(Service.All).Select(s => s.Target)]),
            new("Look at what is deployed", [nameof(IStatus.Status), .. OperationHelp.Targets, nameof(LocalCloud)]),
            new(
                "Test and check",
                nameof(Validate),
                nameof(Test),
                nameof(IntegrationTests),
                nameof(Scenarios),
                nameof(Judge),
                nameof(Faults),
                nameof(Mutate)
            ),
            new(
                "Build and generate",
                nameof(Package),
                nameof(Generate),
                nameof(VerifyGenerated),
                nameof(Format),
                nameof(VerifyFormat)
            ),
            new("Maintain", nameof(WriteParameters), nameof(INotifyTest.NotifyTest), nameof(Remove)),
        ];

    IReadOnlyList<HelpGroup> IHasHelp.OptionGroups =>
        [
            new("What to deploy, and where", "environment", nameof(Functions), nameof(Parameters), nameof(EndpointUrl)),
            new(
                "How to deploy",
                nameof(DryRun),
                nameof(Force),
                nameof(Timeout),
                nameof(TimeLimit),
                nameof(RecoverByDelete),
                nameof(CancelUpdate)
            ),
            new("Safety", nameof(AllowDataLoss), nameof(TakeOver), nameof(Confirmation)),
            new("Canary of function code", nameof(Canary), nameof(CanaryMinutes), nameof(IgnoreAlarms)),
            new("Notifications", nameof(DiscordWebhookUrl)),
            new(
                "LocalCloud",
                nameof(Port),
                nameof(StateFolder),
                nameof(RecoverState),
                nameof(ProvisioningSeconds),
                nameof(ProvisioningTimes),
                nameof(FailResources),
                nameof(ThrottledShare),
                nameof(StaleReads),
                nameof(EnforceAccess),
                nameof(LimitRequests)
            ),
            .. OperationHelp.Options,
            new("Report and Remove", nameof(IReport.Open), nameof(Services), nameof(Confirm)),
            new("WriteParameters", nameof(ParameterNames), nameof(SecretNames)),
            new("Tests", nameof(TestFilter), nameof(Coverage), nameof(Rounds), nameof(Files)),
            new(
                "Of NUKE",
                "Help",
                nameof(Plan),
                nameof(Verbosity),
                "Skip",
                "Target",
                nameof(Continue),
                "Root",
                "Profile",
                nameof(Host),
                nameof(NoLogo)
            ),
        ];
}
