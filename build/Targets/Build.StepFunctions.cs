using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

[ServiceWorkflow(nameof(StepFunctions))]
partial class Build
{
    internal static readonly Service StepFunctions = new()
    {
        Name = "stepfunctions",
        Target = nameof(DeployStepFunctions),
        Title = "Step Functions",
        Subject = "AI Chef workflow",
        Template = "step-functions.yaml",
        Probe = new("StateMachineArn", """{"servings":1}"""),
        Next = outputs => [$"stepfunctions list-executions --state-machine-arn {outputs["StateMachineArn"]}"],
    };

    Target DeployStepFunctions =>
        _ =>
            _.Description("Deploys the recipe workflow with its role, log group, alarm and dashboard")
                .DependsOn(Validate, Bootstrap)
                .DependentFor(Deploy, Preview)
                .ProceedAfterFailure()
                .Executes(() => Run.DeployAsync(StepFunctions));
}
