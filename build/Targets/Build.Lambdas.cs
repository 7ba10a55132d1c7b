using AiChef.Targets.CommandLine;
using AiChef.Targets.Functions;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

[ServiceWorkflow(
    nameof(Lambdas),
    OnWorkflowDispatchOptionalInputs = [nameof(Functions), nameof(Canary), nameof(CanaryMinutes)],
    TimeoutMinutes = 120
)]
partial class Build
{
    internal static readonly Service Lambdas = new()
    {
        Name = "backend",
        Kind = ServiceKind.Functions,
        Target = nameof(DeployLambdas),
        Title = "Lambda Functions",
        Subject = "AI Chef functions",
        Template = FunctionDeclaration.TemplatePattern,
        Functions = DeclaredFunctions.All,
        Sources = FunctionSources.Patterns,
    };

    [Parameter(
        "Functions to deploy; all by default",
        ValueProviderMember = nameof(FunctionNames),
        Separator = OptionList.Commas
    )]
    readonly string[] Functions = [];

    [Parameter("Share of calls for new code: 10, 10%/30m,50%/15m, 10%/every 5m or 0; the environment's by default")]
    readonly string? Canary;

    [Parameter("Minutes for which a canary is watched; the environment's own by default, else 30")]
    readonly int? CanaryMinutes;

    [Parameter("Alarms that a canary ignores", Separator = OptionList.Commas)]
    readonly string[] IgnoreAlarms = [];

    static IEnumerable<string> FunctionNames => Lambdas.Functions.Select(function => function.Name);

    Target Package =>
        _ =>
            _.Description("Builds and zips the functions and shows the SHA-256 of each")
                .Executes(() => Run.WorkAsync(new PackageList(Lambdas).ShowAsync));

    internal Target DeployLambdas =>
        _ =>
            _.Description("Deploys the functions: their stacks, then new code by version and alias")
                .DependsOn(Validate, DeployDynamoDb, DeployApiGateway, DeployStepFunctions)
                .DependentFor(Deploy, Preview)
                .OnlyWhenDynamic(() => Run.Plan.MayRun(nameof(DeployLambdas)), "all that it depends on is deployed")
                .ProceedAfterFailure()
                .Executes(() => Run.DeployAsync(Lambdas));
}
