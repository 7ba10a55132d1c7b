using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Registry;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// CloudFormation's operations. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html
/// </summary>
internal sealed partial class CloudFormationApi(Cloud cloud) : IOperationService, ICloudPart<CloudFormationApi>
{
    private readonly CloudFormationState _state = cloud.Get<CloudFormationState>();
    private readonly StackEngine _engine = cloud.Get<StackEngine>();
    private readonly ResourceTypes _types = cloud.Offered<ResourceTypes>();

    public static CloudFormationApi Create(Cloud cloud) => new(cloud);

    public async ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        call.Operation switch
        {
            "CreateStack" => await CreateStackAsync(call),
            "UpdateStack" => await UpdateStackAsync(call),
            "DeleteStack" => await DeleteStackAsync(call),
            "DescribeStacks" => DescribeStacks(call),
            "ListStacks" => ListStacks(call),
            "CancelUpdateStack" => CancelUpdateStack(call),
            "ContinueUpdateRollback" => await ContinueUpdateRollbackAsync(call),
            "RollbackStack" => await RollbackStackAsync(call),
            "UpdateTerminationProtection" => UpdateTerminationProtection(call),
            "CreateChangeSet" => await CreateChangeSetAsync(call),
            "DescribeChangeSet" => DescribeChangeSet(call),
            "ExecuteChangeSet" => await ExecuteChangeSetAsync(call),
            "DeleteChangeSet" => DeleteChangeSet(call),
            "ListChangeSets" => ListChangeSets(call),
            "DescribeStackEvents" => DescribeStackEvents(call),
            "DescribeEvents" => DescribeEvents(call),
            "DescribeStackResource" => DescribeStackResource(call),
            "DescribeStackResources" => DescribeStackResources(call),
            "ListStackResources" => ListStackResources(call),
            "ListExports" => ListExports(call),
            "ListImports" => ListImports(call),
            "GetTemplate" => GetTemplate(call),
            "GetTemplateSummary" => GetTemplateSummary(call),
            "ValidateTemplate" => ValidateTemplate(call),
            "SetStackPolicy" => SetStackPolicy(call),
            "GetStackPolicy" => GetStackPolicy(call),
            "DescribeAccountLimits" => DescribeAccountLimits(),
            "ListHookResults" => ListHookResults(call),
            "DetectStackDrift" => DetectStackDrift(call),
            "DetectStackResourceDrift" => DetectStackResourceDrift(call),
            "DescribeStackDriftDetectionStatus" => DescribeStackDriftDetectionStatus(call),
            "DescribeStackResourceDrifts" => DescribeStackResourceDrifts(call),
            _ => cloud.Get<RegistryApi>().Call(call) ?? throw NotModelled.Operation("cloudformation", call.Operation),
        };

    /// <summary>
    /// One page of a list; the token is how many of its items, counted from the end, are still to come, so that new
    /// first items do not shift it.
    /// </summary>
    public static JsonObject Page(AwsCall call, string member, JsonNode[] all, int size)
    {
        var start = call.Input.Text("NextToken") is { Length: > 0 } token
            ? int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var left) && left <= all.Length
                ? all.Length - left
                : throw CloudFormationErrors.Validation("Invalid NextToken")
            : 0;
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(size)]) };
        if (start + size < all.Length)
        {
            page["NextToken"] = (all.Length - start - size).ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }

    /// <summary>Nobody can activate a hook here, so none was invoked.</summary>
    private static JsonObject ListHookResults(AwsCall call) =>
        new()
        {
            ["TargetType"] = call.Input.Text("TargetType"),
            ["TargetId"] = call.Input.Text("TargetId"),
            ["HookResults"] = new JsonArray(),
        };

    private static JsonObject DescribeAccountLimits() =>
        new()
        {
            ["AccountLimits"] = new JsonArray(
                new JsonObject { ["Name"] = "StackLimit", ["Value"] = 2000 },
                new JsonObject { ["Name"] = "StackOutputsLimit", ["Value"] = 200 }
            ),
        };
}
