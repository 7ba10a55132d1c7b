using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

[ServiceWorkflow(nameof(DynamoDb))]
partial class Build
{
    internal static readonly Service DynamoDb = new()
    {
        Name = "dynamodb",
        Target = nameof(DeployDynamoDb),
        Title = "DynamoDB",
        Subject = "AI Chef sessions table",
        Template = "dynamodb-schema.yaml",
        IsProtected = true,
        Next = outputs => [$"dynamodb scan --table-name {outputs["SessionsTableName"]}"],
    };

    Target DeployDynamoDb =>
        _ =>
            _.Description("Deploys the sessions table with its alarms")
                .DependsOn(Validate, Bootstrap)
                .DependentFor(Deploy, Preview)
                .ProceedAfterFailure()
                .Executes(() => Run.DeployAsync(DynamoDb));
}
