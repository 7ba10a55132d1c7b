using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Operations that read stacks, events, resources and exports.</summary>
internal sealed partial class CloudFormationApi
{
    private const int PageSize = 100;

    private JsonObject DescribeStacks(AwsCall call)
    {
        var stale = cloud.Get<StaleStacks>();
        if (call.Input.Text("StackName") is null)
        {
            return Page(
                call,
                "Stacks",
                [
                    .. _state
                        .Stacks(call.Scope)
                        .Where(static stack => !stack.IsDeleted)
                        .Select(stack => Described(stale.Seen(stack))),
                ],
                PageSize
            );
        }

        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackWithIdDoesNotExist(name);
        return new() { ["Stacks"] = new JsonArray(Described(stale.Seen(stack))) };
    }

    private JsonObject ListStacks(AwsCall call)
    {
        var filter = call.Input.Texts("StackStatusFilter");
        return Page(
            call,
            "StackSummaries",
            [
                .. _state
                    .Stacks(call.Scope)
                    .Where(stack => filter.Count == 0 || filter.Contains(stack.Status))
                    .Select(Summary),
            ],
            PageSize
        );
    }

    private JsonObject DescribeStackEvents(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        var size = cloud.Faults.EventPageSize > 0 ? cloud.Faults.EventPageSize : PageSize;
        return Page(call, "StackEvents", [.. _state.Events(stack.Id).Select(StackShapes.Event)], size);
    }

    private JsonObject DescribeStackResource(AwsCall call)
    {
        var name = StackInput.Name(call);
        var logicalId = call.Input.RequiredText("LogicalResourceId");
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.QuotedStackDoesNotExist(name);
        var resource =
            _state.Resource(stack.Id, logicalId)
            ?? throw CloudFormationErrors.ResourceDoesNotExist(logicalId, stack.Name);
        var shape = ResourceShape(stack, resource, withStack: true, isSummary: true);
        if (
            stack.Definition is { } definition
            && Templates.TemplateText.Parse(definition.TemplateBody)["Resources"]?[logicalId]?["Metadata"]
                is { } metadata
        )
        {
            shape["Metadata"] = Templates.LanguageExtensions.JsonText(metadata);
        }
        else
        {
            shape["Metadata"] = "{}";
        }

        return new() { ["StackResourceDetail"] = shape };
    }

    private JsonObject DescribeStackResources(AwsCall call)
    {
        var logicalId = call.Input.Text("LogicalResourceId");
        if (call.Input.Text("StackName") is null && call.Input.Text("PhysicalResourceId") is { } physicalId)
        {
            var owner =
                _state
                    .Stacks(call.Scope)
                    .FirstOrDefault(stack =>
                        !stack.IsDeleted
                        && _state.Resources(stack.Id).Any(resource => resource.PhysicalId == physicalId)
                    )
                ?? throw CloudFormationErrors.Validation($"Stack for {physicalId} does not exist");
            return ResourcesOf(owner, logicalId);
        }

        var name = StackInput.Name(call);
        return ResourcesOf(
            _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackWithIdDoesNotExist(name),
            logicalId
        );
    }

    private JsonObject ResourcesOf(Stack stack, string? logicalId)
    {
        if (logicalId is not null && _state.Resource(stack.Id, logicalId) is null)
        {
            throw CloudFormationErrors.ResourceDoesNotExist(logicalId, stack.Name);
        }

        return new()
        {
            ["StackResources"] = new JsonArray([
                .. _state
                    .Resources(stack.Id)
                    .Where(resource => logicalId is null || resource.LogicalId == logicalId)
                    .Select(resource => ResourceShape(stack, resource, withStack: true, isSummary: false)),
            ]),
        };
    }

    private JsonObject ListStackResources(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackWithIdDoesNotExist(name);
        return Page(
            call,
            "StackResourceSummaries",
            [
                .. _state
                    .Resources(stack.Id)
                    .Select(resource => ResourceShape(stack, resource, withStack: false, isSummary: true)),
            ],
            PageSize
        );
    }

    private JsonObject ListExports(AwsCall call) =>
        Page(
            call,
            "Exports",
            [
                .. StackExports
                    .All(_state, call.Scope)
                    .Select(static export => new JsonObject
                    {
                        ["ExportingStackId"] = export.Stack.Id,
                        ["Name"] = export.Output.ExportName,
                        ["Value"] = export.Output.Value,
                    }),
            ],
            PageSize
        );

    private JsonObject ListImports(AwsCall call)
    {
        var name = call.Input.RequiredText("ExportName");
        if (StackExports.Find(_state, call.Scope, name) is null)
        {
            throw CloudFormationErrors.Validation($"Export '{name}' does not exist.");
        }

        var importers = StackExports.Importers(_state, call.Scope, name);
        return importers.Count > 0
            ? new() { ["Imports"] = new JsonArray([.. importers]) }
            : throw CloudFormationErrors.Validation($"Export '{name}' is not imported by any stack.");
    }
}
