using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>What the operations of Step Functions need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html</remarks>
internal static class StepFunctionsAccess
{
    private const string Principal = "states.amazonaws.com";

    public static AccessTable Table { get; } =
        new AccessTable("states")
            .OnAnything(
                "ListStateMachines ListActivities ValidateStateMachineDefinition SendTaskSuccess SendTaskFailure "
                    + "SendTaskHeartbeat"
            )
            .Needs("TestState", static (_, call) => Passing(call, "*"))
            .Needs("CreateStateMachine", Create)
            .Needs("UpdateStateMachine", static (_, call) => Passing(call, Given(call, "stateMachineArn")))
            .Needs(
                "DeleteStateMachine DescribeStateMachine StartExecution StartSyncExecution ListStateMachineAliases "
                    + "ListStateMachineVersions PublishStateMachineVersion",
                static (_, call) => OnMachine(call, "stateMachineArn")
            )
            .Needs("DeleteStateMachineVersion", static (_, call) => OnMachine(call, "stateMachineVersionArn"))
            .Needs(
                "UpdateStateMachineAlias DescribeStateMachineAlias DeleteStateMachineAlias",
                static (_, call) => OnMachine(call, "stateMachineAliasArn")
            )
            .Needs("CreateStateMachineAlias", static (_, call) => [Own(call, Routed(call))])
            .Needs(
                "ListExecutions",
                static (_, call) => OnMachine(call, call.Input["mapRunArn"] is null ? "stateMachineArn" : "mapRunArn")
            )
            .On(
                "DescribeExecution DescribeStateMachineForExecution GetExecutionHistory RedriveExecution "
                    + "StopExecution",
                static (_, call) => Given(call, "executionArn")
            )
            .On("CreateActivity", static (_, call) => call.Scope.Arn("states", $"activity:{call.Input.Text("name")}"))
            .On("DescribeActivity DeleteActivity GetActivityTask", static (_, call) => Given(call, "activityArn"))
            .On("TagResource UntagResource ListTagsForResource", static (_, call) => Given(call, "resourceArn"));

    private static string Given(AwsCall call, string member) => call.Input.Text(member) ?? "*";

    private static AccessNeed Own(AwsCall call, string resource) => new($"states:{call.Operation}", resource);

    // an alias or version is a condition key, the resource is the state machine
    private static IEnumerable<AccessNeed> OnMachine(AwsCall call, string member)
    {
        var parts = Given(call, member).Split(':');
        yield return Own(call, string.Join(':', parts.Take(7))) with
        {
            Context = new AccessContext().Put("states:StateMachineQualifier", parts.Length > 7 ? parts[7] : null),
        };
    }

    private static string Routed(AwsCall call) =>
        call.Input.Objects("routingConfiguration") is [var first, ..]
            ? string.Join(':', (first.Text("stateMachineVersionArn") ?? "*").Split(':').Take(7))
            : "*";

    private static IEnumerable<AccessNeed> Create(Cloud cloud, AwsCall call)
    {
        var arn = call.Scope.Arn("states", $"stateMachine:{call.Input.Text("name")}");
        foreach (var need in Passing(call, arn))
        {
            yield return need;
        }

        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("states:TagResource", arn);
        }
    }

    private static IEnumerable<AccessNeed> Passing(AwsCall call, string arn)
    {
        yield return Own(call, arn);
        if (call.Input.Text("roleArn") is { } role)
        {
            yield return AccessNeed.PassRole(role, Principal);
        }

        if (call.Input.Flag("publish") == true)
        {
            yield return new("states:PublishStateMachineVersion", arn);
        }
    }
}
