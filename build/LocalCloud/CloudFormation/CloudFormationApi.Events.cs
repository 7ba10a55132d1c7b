using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// The events of operations. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html
/// </summary>
internal sealed partial class CloudFormationApi
{
    private JsonObject DescribeEvents(AwsCall call)
    {
        var operation = call.Input.Text("OperationId");
        var stack = EventsStack(call, operation);
        var events = _state.Events(stack.Id).ToList();
        var types = events
            .Where(each => each.LogicalId == stack.Name && each.Type == "AWS::CloudFormation::Stack")
            .GroupBy(static each => each.OperationId ?? "")
            .ToDictionary(static group => group.Key, static group => TypeOf(group.Last().Status));
        var onlyFailed = call.Input.Object("Filters")?.Flag("FailedEvents") == true;
        return Page(
            call,
            "OperationEvents",
            [
                .. events
                    .Where(each => operation is null || each.OperationId == operation)
                    .Where(each => !onlyFailed || each.Status.EndsWith("_FAILED", StringComparison.Ordinal))
                    .Select(each => OperationEvent(stack, each, types.GetValueOrDefault(each.OperationId ?? ""))),
            ],
            PageSize
        );
    }

    private Stack EventsStack(AwsCall call, string? operation)
    {
        var changeSet = call.Input.Text("ChangeSetName");
        if (call.Input.Text("StackName") is { } name)
        {
            return _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        }

        if (changeSet is null && operation is null)
        {
            throw CloudFormationErrors.Validation(
                "At least one of StackName, ChangeSetName or OperationId must be specified."
            );
        }

        return _state
                .Stacks(call.Scope)
                .FirstOrDefault(stack =>
                    changeSet is not null
                        ? _state.ChangeSets(stack.Id).Any(each => each.Id == changeSet)
                        : _state.Events(stack.Id).Any(each => each.OperationId == operation)
                )
            ?? throw (
                changeSet is not null
                    ? CloudFormationErrors.ChangeSetNotFound(changeSet)
                    : CloudFormationErrors.Validation($"Operation [{operation}] does not exist")
            );
    }

    // the first event of a stack in an operation tells which one it is
    private static string? TypeOf(string first) =>
        first switch
        {
            "CREATE_IN_PROGRESS" => "CREATE_STACK",
            "UPDATE_IN_PROGRESS" or "IMPORT_IN_PROGRESS" => "UPDATE_STACK",
            "DELETE_IN_PROGRESS" => "DELETE_STACK",
            "ROLLBACK_IN_PROGRESS" => "ROLLBACK",
            "UPDATE_ROLLBACK_IN_PROGRESS" => "CONTINUE_ROLLBACK",
            "REVIEW_IN_PROGRESS" => "CREATE_CHANGESET",
            _ => null,
        };

    private static JsonObject OperationEvent(Stack stack, StackEvent given, string? type)
    {
        var isStack = given.Type == "AWS::CloudFormation::Stack" && given.PhysicalId == stack.Id;
        var shape = StackShapes.Event(given);
        shape.Remove("StackName");
        shape["OperationType"] = type;
        shape["EventType"] =
            isStack ? "STACK_EVENT"
            : given.Status.EndsWith("_FAILED", StringComparison.Ordinal) ? "PROVISIONING_ERROR"
            : "PROGRESS_EVENT";
        if (isStack)
        {
            shape["OperationStatus"] =
                given.Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) ? "IN_PROGRESS"
                : given.Status.Contains("ROLLBACK", StringComparison.Ordinal)
                || given.Status.EndsWith("_FAILED", StringComparison.Ordinal)
                    ? "FAILED"
                : "SUCCEEDED";
        }

        return shape;
    }
}
