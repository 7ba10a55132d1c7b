using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>A run in which one service was deployed, one failed and one was left out.</summary>
internal static class SampleReport
{
    internal static RunReport Mixed { get; } =
        new()
        {
            Environment = "dev",
            IsDryRun = false,
            Started = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
            Duration = TimeSpan.FromSeconds(75),
            Origin = new RunOrigin(
                "0123456789abcdef",
                new Uri("https://github.com/a/b/commit/0123456789abcdef"),
                new Uri("https://github.com/a/b/actions/runs/5")
            ),
            Targets =
            [
                new TargetReport("DeployDynamoDb", [], "succeeded", TimeSpan.FromSeconds(2)),
                new TargetReport("DeployStepFunctions", [], "failed", TimeSpan.FromSeconds(4)),
                new TargetReport("DeployLambdas", ["DeployDynamoDb", "DeployStepFunctions"], "skipped", null),
            ],
            Services =
            [
                new ServiceReport
                {
                    Title = "DynamoDB",
                    Result = ServiceResult.Succeeded,
                    Stacks = [Stack("ai-chef-dynamodb", 1, 2)],
                },
                new ServiceReport
                {
                    Title = "Step Functions",
                    Result = ServiceResult.Failed,
                    Stacks =
                    [
                        Stack("ai-chef-stepfunctions", 1, 4) with
                        {
                            Effect = null,
                            After = "UPDATE_ROLLBACK_COMPLETE",
                            Failure = new FailureReport("it broke", [], null),
                        },
                    ],
                    Failure = new FailureReport("it broke", ["hint: mend | it"], "./build.sh DeployStepFunctions"),
                },
                new ServiceReport
                {
                    Title = "Lambda Functions",
                    Result = ServiceResult.Skipped,
                    Failure = new FailureReport("skipped because DeployStepFunctions failed", [], null),
                },
            ],
        };

    internal static StackReport Stack(string name, double started, double duration) =>
        new()
        {
            Stack = name,
            Effect = StackEffect.Deployed,
            Before = "CREATE_COMPLETE",
            After = "UPDATE_COMPLETE",
            ChangeSetId = "arn:change-set",
            OperationId = "ai-chef-1",
            Changes =
            [
                new PlannedChange("Modify", "Table", "AWS::DynamoDB::Table", "False", null, "t")
                {
                    Properties = ["BillingMode"],
                    Values = [new PropertyChange("/Properties/BillingMode", "PROVISIONED", "PAY_PER_REQUEST")],
                },
            ],
            Events =
            [
                new EventReport(
                    new DateTimeOffset(2026, 3, 4, 5, 6, 9, TimeSpan.Zero),
                    name,
                    "Table",
                    "AWS::DynamoDB::Table",
                    "UPDATE_IN_PROGRESS",
                    null
                ),
                new EventReport(
                    new DateTimeOffset(2026, 3, 4, 5, 6, 10, TimeSpan.Zero),
                    name,
                    "Table",
                    "AWS::DynamoDB::Table",
                    "UPDATE_FAILED",
                    "it broke"
                ),
            ],
            Outputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["TableName"] = "sessions_1" },
            Started = TimeSpan.FromSeconds(started),
            Duration = TimeSpan.FromSeconds(duration),
        };
}
