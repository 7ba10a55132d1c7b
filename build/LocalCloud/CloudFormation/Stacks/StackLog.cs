using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Sets statuses of a stack and its resources; every status is stored together with its event, in one batch.
/// </summary>
internal sealed class StackLog(Cloud cloud, CloudFormationState state, string stackId)
{
    public const string StackType = "AWS::CloudFormation::Stack";

    public Stack SetStack(string status, string? reason, Func<Stack, Stack>? more = null)
    {
        using var batch = cloud.Store.Begin();
        string? token = null;
        string? operation = null;
        var changed = state.Change(
            stackId,
            stack =>
            {
                var next = stack with { Status = status, StatusReason = reason };
                next = more is null ? next : more(next);
                token = (next.Operation ?? stack.Operation)?.Token;
                operation = (next.Operation ?? stack.Operation)?.Id;
                return next;
            }
        );
        cloud.Get<StaleStacks>().Note(stackId);
        state.Add(
            new StackEvent
            {
                EventId = Guid.NewGuid().ToString(),
                StackId = stackId,
                StackName = changed.Name,
                LogicalId = changed.Name,
                PhysicalId = stackId,
                Type = StackType,
                Status = status,
                Reason = reason,
                Time = state.NextEventTime(stackId),
                Token = token,
                OperationId = operation,
            }
        );
        return changed;
    }

    /// <summary>Stores the changed resource together with an event.</summary>
    public StackResource SetResource(StackResource resource, JsonObject? properties = null, string? physicalId = null)
    {
        using var batch = cloud.Store.Begin();
        var now = state.NextEventTime(stackId);
        var stored = resource with { Changed = now };
        state.Put(stored);
        var stack = state.ById(stackId)!;
        state.Add(
            new StackEvent
            {
                EventId = resource.Status.StartsWith("DELETE", StringComparison.Ordinal)
                    ? $"{resource.LogicalId}-{Guid.NewGuid()}"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{resource.LogicalId}-{resource.Status}-{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}"
                    ),
                StackId = stackId,
                StackName = stack.Name,
                LogicalId = resource.LogicalId,
                PhysicalId = physicalId ?? resource.PhysicalId ?? "",
                Type = resource.Type,
                Status = resource.Status,
                Reason = resource.StatusReason,
                Time = now,
                Properties = properties is null ? null : LanguageExtensions.JsonText(properties),
                Token = stack.Operation?.Token,
                OperationId = stack.Operation?.Id,
            }
        );
        return stored;
    }
}
