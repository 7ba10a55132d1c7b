using AiChef.Deployment.Operations;
using AiChef.Deployment.Operations.Executions;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.StepFunctions.Model;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>A deployed state machine whose task fails for as long as there is no table.</summary>
internal sealed class KitchenFixture : IAsyncDisposable
{
    /// <summary>Two branches, of which one fails and one is caught, as the workflow of the backend has them.</summary>
    private const string Definition = """
        {
          "StartAt": "Begin",
          "States": {
            "Begin": { "Type": "Pass", "Parameters": { "dish.$": "$.dish" }, "Next": "All" },
            "All": {
              "Type": "Parallel",
              "Branches": [
                {
                  "StartAt": "Look",
                  "States": {
                    "Look": {
                      "Type": "Task",
                      "Resource": "arn:aws:states:::dynamodb:getItem",
                      "Parameters": { "TableName": "no-table", "Key": { "id": { "S.$": "$.dish" } } },
                      "Retry": [{ "ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 1, "IntervalSeconds": 1 }],
                      "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.failure", "Next": "LookFailed" }],
                      "End": true
                    },
                    "LookFailed": {
                      "Type": "Fail", "Error": "LookFailed", "CausePath": "States.JsonToString($.failure)"
                    }
                  }
                },
                {
                  "StartAt": "Paint",
                  "States": {
                    "Paint": {
                      "Type": "Task",
                      "Resource": "arn:aws:states:::lambda:invoke",
                      "Parameters": { "FunctionName": "arn:aws:lambda:us-east-1:000000000000:function:painter:live" },
                      "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "NoPicture" }],
                      "End": true
                    },
                    "NoPicture": { "Type": "Pass", "End": true }
                  }
                }
              ],
              "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.failed", "Next": "End" }],
              "End": true
            },
            "End": { "Type": "Fail", "ErrorPath": "$.failed.Error", "CausePath": "$.failed.Cause" }
          }
        }
        """;

    private KitchenFixture(DeployerFixture cloud) => Cloud = cloud;

    internal DeployerFixture Cloud { get; }

    internal ExecutionReader Reader => new(Cloud.Clients.StepFunctions, Cloud.Clients.Retry(Cloud.Clock));

    internal ExecutionList List => new(Cloud.Clients.StepFunctions, Cloud.Clients.Retry(Cloud.Clock));

    internal ExecutionSearch Search => new(Cloud.Clients.StepFunctions, Cloud.Clients.Retry(Cloud.Clock));

    internal ExecutionStarter Starter =>
        new(Cloud.Clients.StepFunctions, Cloud.Clients.Retry(Cloud.Clock), Cloud.Clock);

    internal static async Task<KitchenFixture> StartAsync(bool logsData = false, string definition = Definition)
    {
        var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Template(logsData, definition));
        return new KitchenFixture(cloud);
    }

    internal async Task<StateMachineReference> MachineAsync() =>
        (
            await Cloud.Clock.RunAsync(
                () =>
                    StateMachineReference.OfAsync(
                        new DeployedResources(Cloud.Calls, [DeployerFixture.Name]),
                        CancellationToken.None
                    ),
                "the state machines"
            )
        ).Single();

    /// <summary>Starts an execution and waits until it ends.</summary>
    internal async Task<string> RunAsync(string name, string input = """{"dish":"secret soup"}""")
    {
        var request = new StartExecutionRequest
        {
            StateMachineArn = (await MachineAsync()).Arn,
            Name = name,
            Input = input,
        };
        var arn = (await Cloud.Clients.StepFunctions.StartExecutionAsync(request)).ExecutionArn;
        await Cloud.Clock.RunAsync(
            () => Starter.WaitAsync(arn, TimeSpan.FromMinutes(5), CancellationToken.None),
            "the end of the execution"
        );
        return arn;
    }

    internal Task<ExecutionDetail> ReadAsync(string arn, bool showsData = false) =>
        Cloud.Clock.RunAsync(() => Reader.ReadAsync(arn, showsData, CancellationToken.None), "the execution");

    public ValueTask DisposeAsync() => Cloud.DisposeAsync();

    /// <summary>The template of a state machine with a log.</summary>
    internal static string Template(bool logsData, string definition = Definition) =>
        $$"""
            Resources:
              Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/stepfunctions/kitchen } }
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }] }
                  Policies:
                    - PolicyName: deliver-logs
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - Effect: Allow
                            Action: "logs:*"
                            Resource: "*"
              Kitchen:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  StateMachineName: kitchen
                  RoleArn: !GetAtt Role.Arn
                  LoggingConfiguration:
                    Level: ERROR
                    IncludeExecutionData: {{(logsData ? "true" : "false")}}
                    Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Log.Arn } }]
                  DefinitionString: |
            """
        + "\n"
        + string.Join('\n', definition.Split('\n').Select(line => $"        {line}"));
}
