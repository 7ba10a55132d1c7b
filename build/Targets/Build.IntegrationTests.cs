using AiChef.Targets.Running;
using Nuke.Common;

partial class Build
{
    Target IntegrationTests =>
        _ =>
            _.Description(
                    "Tests what is deployed, through the API and the SDK; "
                        + "on production only when named on the command line"
                )
                .DependsOn(DeployLambdas)
                .OnlyWhenDynamic(() => Run.Plan.MayRun(nameof(IntegrationTests)), "all that it depends on is deployed")
                .OnlyWhenDynamic(() => !Run.Options.IsDryRun, "not in a dry run")
                .OnlyWhenDynamic(
                    () => !Run.Options.Environment.IsProduction || RunPlan.IsNamed(nameof(IntegrationTests)),
                    "not on production, unless named"
                )
                .Executes(() =>
                    new BackendTests(Run)
                    {
                        IsForced = RunPlan.IsNamed(nameof(IntegrationTests)),
                        Outputs =
                        [
                            new("AI_CHEF_API_URL", ApiGateway, "ApiUrl"),
                            new("AI_CHEF_API_KEY_ID", ApiGateway, "ApiKeyId") { IsOptional = true },
                            new("AI_CHEF_STATE_MACHINE_ARN", StepFunctions, "StateMachineArn"),
                            new("AI_CHEF_SESSIONS_TABLE", DynamoDb, "SessionsTableName"),
                        ],
                    }.RunAsync()
                );
}
