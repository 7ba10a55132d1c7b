using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Drift;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Operations that compare a stack's resources with its template.</summary>
internal sealed partial class CloudFormationApi
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/detect-drift-stack.html
    /// </summary>
    private static readonly string[] Checkable =
    [
        "CREATE_COMPLETE",
        "UPDATE_COMPLETE",
        "UPDATE_ROLLBACK_COMPLETE",
        "UPDATE_ROLLBACK_FAILED",
        "IMPORT_COMPLETE",
        "IMPORT_ROLLBACK_COMPLETE",
        "IMPORT_ROLLBACK_FAILED",
    ];

    private JsonObject DetectStackDrift(AwsCall call)
    {
        var stack = CheckableStack(call);
        var only = call.Input.Texts("LogicalResourceIds");
        if (only.FirstOrDefault(id => _state.Resource(stack.Id, id) is null) is { } missing)
        {
            throw CloudFormationErrors.ResourceDoesNotExist(missing, stack.Name);
        }

        return new() { ["StackDriftDetectionId"] = Detect(call, stack, only, cloud.Options.ProvisioningTime).Id };
    }

    private JsonObject DetectStackResourceDrift(AwsCall call)
    {
        var stack = CheckableStack(call);
        var logicalId = call.Input.RequiredText("LogicalResourceId");
        if (_state.Resource(stack.Id, logicalId) is not { } resource)
        {
            throw CloudFormationErrors.ResourceDoesNotExist(logicalId, stack.Name);
        }

        var drift = Detect(call, stack, [logicalId], TimeSpan.Zero);
        return new()
        {
            ["StackResourceDrift"] = drift.Resources.FirstOrDefault(each => each.LogicalId == logicalId) is { } found
                ? StackShapes.Drift(stack.Id, found)
                : throw CloudFormationErrors.Validation(
                    $"Drift detection is not supported for resource type {resource.Type}"
                ),
        };
    }

    private JsonObject DescribeStackDriftDetectionStatus(AwsCall call)
    {
        var id = call.Input.RequiredText("StackDriftDetectionId");
        var drift =
            cloud.Get<DriftState>().Find(id)
            ?? throw CloudFormationErrors.Validation($"Drift detection status with id {id} does not exist");
        var isReady = drift.Ready <= cloud.Now;
        return new()
        {
            ["StackId"] = drift.StackId,
            ["StackDriftDetectionId"] = drift.Id,
            ["StackDriftStatus"] = isReady ? drift.Status : null,
            ["DetectionStatus"] =
                !isReady ? "DETECTION_IN_PROGRESS"
                : drift.HasFailed ? "DETECTION_FAILED"
                : "DETECTION_COMPLETE",
            ["DetectionStatusReason"] =
                isReady && drift.HasFailed
                    ? "Failed to detect drift on resources ["
                        + string.Join(", ", drift.Resources.Where(IsUnknown).Select(static each => each.LogicalId))
                        + "]"
                    : null,
            ["DriftedStackResourceCount"] = isReady ? drift.Drifted : null,
            ["Timestamp"] = InputTree.Time(drift.Time),
        };
    }

    private JsonObject DescribeStackResourceDrifts(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        var wanted = call.Input.Texts("StackResourceDriftStatusFilters");
        return Page(
            call,
            "StackResourceDrifts",
            [
                .. StackDrifts(stack)
                    .Where(drift => wanted.Count == 0 || wanted.Contains(drift.Status))
                    .Select(drift => StackShapes.Drift(stack.Id, drift)),
            ],
            call.Input.Integer("MaxResults") ?? PageSize
        );
    }

    /// <summary>
    /// What is known of the resources of a stack; nothing of those that changed since they were checked.
    /// </summary>
    private IEnumerable<ResourceDrift> StackDrifts(Stack stack) =>
        (cloud.Get<DriftState>().Latest(stack.Id)?.Resources ?? []).Where(drift =>
            _state.Resource(stack.Id, drift.LogicalId) is { Current: not null } resource
            && resource.Changed == drift.Changed
        );

    private StackDrift Detect(AwsCall call, Stack stack, IReadOnlyList<string> only, TimeSpan duration)
    {
        var now = cloud.Now;
        var detector = new DriftDetector(
            cloud,
            stack,
            new StackCaller(cloud, By(call, stack.Definition?.RoleArn), stack.Scope)
        );
        var known = only.Count == 0 ? [] : StackDrifts(stack).Where(each => !only.Contains(each.LogicalId)).ToList();
        var drift = new StackDrift(Guid.NewGuid().ToString(), stack.Id, now, now + duration)
        {
            Resources =
            [
                .. known,
                .. _state
                    .Resources(stack.Id)
                    .Where(resource => only.Count == 0 || only.Contains(resource.LogicalId))
                    .Select(detector.Check)
                    .OfType<ResourceDrift>(),
            ],
        };
        cloud.Get<DriftState>().Add(drift);
        return drift;
    }

    private Stack CheckableStack(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        return Checkable.Contains(stack.Status)
            ? stack
            : throw CloudFormationErrors.Validation(
                $"Drift detection cannot be performed on stack [{stack.Id}] while it is in {stack.Status} state"
            );
    }

    private JsonObject Described(Stack stack)
    {
        var shape = StackShapes.Describe(stack);
        shape["DriftInformation"] = DriftInformation(stack);
        return shape;
    }

    private JsonObject Summary(Stack stack)
    {
        var shape = StackShapes.Summary(stack);
        shape["DriftInformation"] = DriftInformation(stack);
        return shape;
    }

    private JsonObject ResourceShape(Stack stack, StackResource resource, bool withStack, bool isSummary)
    {
        var shape = StackShapes.Resource(stack, resource, withStack, isSummary);
        if (
            stack.Definition is { Modules.Count: > 0 } definition
            && ParameterizedTemplate
                .Expanded(cloud, stack.Scope, definition)
                .Origins.TryGetValue(resource.LogicalId, out var origin)
        )
        {
            shape["ModuleInfo"] = origin;
        }

        if (StackDrifts(stack).FirstOrDefault(drift => drift.LogicalId == resource.LogicalId) is { } drift)
        {
            shape["DriftInformation"] = new JsonObject
            {
                ["StackResourceDriftStatus"] = drift.Status,
                ["LastCheckTimestamp"] = InputTree.Time(drift.Time),
            };
        }

        return shape;
    }

    // what a detection found of a stack is no longer known after an update
    private JsonObject DriftInformation(Stack stack) =>
        cloud.Get<DriftState>().Latest(stack.Id) is { } drift && !(stack.Updated > drift.Time)
            ? new() { ["StackDriftStatus"] = drift.Status, ["LastCheckTimestamp"] = InputTree.Time(drift.Time) }
            : new() { ["StackDriftStatus"] = "NOT_CHECKED" };

    private static bool IsUnknown(ResourceDrift drift) => drift.Status == ResourceDrift.Unknown;
}
