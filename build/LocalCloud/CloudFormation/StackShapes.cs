using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Drift;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>How stacks and their parts look in answers; members that AWS omits when empty are omitted.</summary>
internal static class StackShapes
{
    public static JsonObject Describe(Stack stack)
    {
        var operation = stack.Operation;
        var running = operation is { Target: not null, Phase: OperationPhase.Provision } ? operation.Target : null;
        var definition = running ?? stack.Definition;
        var shape = new JsonObject
        {
            ["StackId"] = stack.Id,
            ["StackName"] = stack.Name,
            ["ChangeSetId"] = stack.ChangeSetId,
            ["Description"] = stack.Description,
            ["Parameters"] = NullWhenEmpty(Parameters(definition?.Parameters ?? [])),
            ["CreationTime"] = InputTree.Time(stack.Created),
            ["DeletionTime"] = stack.Deleted is { } deleted ? InputTree.Time(deleted) : null,
            ["LastUpdatedTime"] = stack.Updated is { } updated ? InputTree.Time(updated) : null,
            ["RollbackConfiguration"] = definition?.RollbackConfiguration.DeepClone() ?? new JsonObject(),
            ["StackStatus"] = stack.Status,
            ["StackStatusReason"] = stack.StatusReason,
            ["DisableRollback"] = stack.DisableRollback,
            ["NotificationARNs"] = new JsonArray([.. definition?.NotificationArns ?? []]),
            ["TimeoutInMinutes"] = stack.TimeoutInMinutes,
            ["Capabilities"] = NullWhenEmpty(new JsonArray([.. definition?.Capabilities ?? []])),
            ["Outputs"] = NullWhenEmpty(
                Outputs(definition?.Outputs is { Count: > 0 } outputs ? outputs : stack.Definition?.Outputs ?? [])
            ),
            ["RoleARN"] = definition?.RoleArn,
            ["Tags"] = Tags(definition?.Tags ?? []),
            ["EnableTerminationProtection"] = stack.IsDeleted ? null : stack.TerminationProtection,
            ["ParentId"] = stack.ParentId,
            ["RootId"] = stack.RootId,
            ["DriftInformation"] = new JsonObject { ["StackDriftStatus"] = "NOT_CHECKED" },
            ["LastOperations"] = NullWhenEmpty(
                new JsonArray([
                    .. stack.LastOperations.Select(static past => new JsonObject
                    {
                        ["OperationType"] = past.Type,
                        ["OperationId"] = past.Id,
                    }),
                ])
            ),
        };
        return shape;
    }

    public static JsonObject Summary(Stack stack) =>
        new()
        {
            ["StackId"] = stack.Id,
            ["StackName"] = stack.Name,
            ["TemplateDescription"] = stack.Description,
            ["CreationTime"] = InputTree.Time(stack.Created),
            ["LastUpdatedTime"] = stack.Updated is { } updated ? InputTree.Time(updated) : null,
            ["DeletionTime"] = stack.Deleted is { } deleted ? InputTree.Time(deleted) : null,
            ["StackStatus"] = stack.Status,
            ["StackStatusReason"] = stack.StatusReason,
            ["ParentId"] = stack.ParentId,
            ["RootId"] = stack.RootId,
            ["DriftInformation"] = new JsonObject { ["StackDriftStatus"] = "NOT_CHECKED" },
        };

    public static JsonArray Parameters(IReadOnlyList<ParameterValue> parameters) =>
        new([
            .. parameters.Select(static parameter => new JsonObject
            {
                ["ParameterKey"] = parameter.Key,
                ["ParameterValue"] = parameter.NoEcho ? "****" : parameter.Value,
                ["ResolvedValue"] = parameter.NoEcho ? null : parameter.Resolved,
            }),
        ]);

    public static JsonArray Tags(IReadOnlyList<KeyValuePair<string, string>> tags) =>
        new([.. tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);

    public static JsonObject Event(StackEvent stackEvent) =>
        new()
        {
            ["StackId"] = stackEvent.StackId,
            ["EventId"] = stackEvent.EventId,
            ["StackName"] = stackEvent.StackName,
            ["OperationId"] = stackEvent.OperationId,
            ["LogicalResourceId"] = stackEvent.LogicalId,
            ["PhysicalResourceId"] = stackEvent.PhysicalId,
            ["ResourceType"] = stackEvent.Type,
            ["Timestamp"] = InputTree.Time(stackEvent.Time),
            ["ResourceStatus"] = stackEvent.Status,
            ["ResourceStatusReason"] = stackEvent.Reason,
            ["ResourceProperties"] = stackEvent.Properties,
            ["ClientRequestToken"] = stackEvent.Token,
        };

    public static JsonObject Resource(Stack stack, StackResource resource, bool withStack, bool isSummary)
    {
        var shape = new JsonObject();
        if (withStack)
        {
            shape["StackName"] = stack.Name;
            shape["StackId"] = stack.Id;
        }

        shape["LogicalResourceId"] = resource.LogicalId;
        shape["PhysicalResourceId"] = resource.PhysicalId;
        shape["ResourceType"] = resource.Type;
        shape[isSummary ? "LastUpdatedTimestamp" : "Timestamp"] = InputTree.Time(resource.Changed);
        shape["ResourceStatus"] = resource.Status;
        shape["ResourceStatusReason"] = resource.StatusReason;
        shape["DriftInformation"] = new JsonObject { ["StackResourceDriftStatus"] = "NOT_CHECKED" };
        return shape;
    }

    public static JsonObject Drift(string stackId, ResourceDrift drift) =>
        new()
        {
            ["StackId"] = stackId,
            ["LogicalResourceId"] = drift.LogicalId,
            ["PhysicalResourceId"] = drift.PhysicalId,
            ["ResourceType"] = drift.Type,
            ["ExpectedProperties"] = drift.Expected?.ToJsonString(),
            ["ActualProperties"] = drift.Actual?.ToJsonString(),
            ["PropertyDifferences"] = drift.Differences.DeepClone(),
            ["StackResourceDriftStatus"] = drift.Status,
            ["DriftStatusReason"] = drift.Reason,
            ["Timestamp"] = InputTree.Time(drift.Time),
        };

    private static JsonArray Outputs(IReadOnlyList<StackOutput> outputs) =>
        new([
            .. outputs.Select(static output => new JsonObject
            {
                ["OutputKey"] = output.Key,
                ["OutputValue"] = output.Value,
                ["Description"] = output.Description,
                ["ExportName"] = output.ExportName,
            }),
        ]);

    private static JsonArray? NullWhenEmpty(JsonArray list) => list.Count == 0 ? null : list;
}
