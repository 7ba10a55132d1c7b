using AiChef.Targets.CommandLine;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

[ServiceWorkflow(nameof(Operations), TimeoutMinutes = 120)]
partial class Build
{
    internal static readonly Service Operations = new()
    {
        Name = "operations",
        Target = nameof(DeployOperations),
        Title = "Operations",
        Subject = "AI Chef alerts and dashboard",
        Template = "operations-alerts.yaml",
        Next = outputs => [$"sns list-subscriptions-by-topic --topic-arn {outputs["AlertTopicArn"]}"],
    };

    Target DeployOperations =>
        _ =>
            _.Description("Deploys the topic of alerts, the alarm over all alarms, the budget and the dashboard")
                .DependsOn(Validate, DeployLambdas)
                .DependentFor(Deploy, Preview)
                .OnlyWhenDynamic(() => Run.Plan.MayRun(nameof(DeployOperations)), "all that it depends on is deployed")
                .ProceedAfterFailure()
                .Executes(() => Run.DeployAsync(Operations));

    [Parameter("Remove without asking")]
    readonly bool Confirm;

    [Parameter("Services to remove, show, compare or roll back; all by default", Separator = OptionList.Commas)]
    readonly string[] Services = [];

    Target Remove =>
        _ =>
            _.Description("Deletes the stacks of the environment, after asking")
                .Executes(() => Run.WorkAsync(new Removal(Run, Confirm).RemoveAsync));

    [Parameter(
        "WriteParameters: names of plain values; each value comes from the environment variable PARAMETER_<NAME>",
        Separator = OptionList.Commas
    )]
    readonly string[] ParameterNames = [];

    [Parameter(
        "WriteParameters: names of secrets; each value comes from the environment variable PARAMETER_<NAME>",
        Separator = OptionList.Commas
    )]
    readonly string[] SecretNames = [];

    Target WriteParameters =>
        _ =>
            _.Description("Writes what functions read at run time to /ai-chef/{environment}/ of the Parameter Store")
                .Executes(() => Run.WorkAsync(new ParameterUpload(Run.Options).WriteAsync));
}
