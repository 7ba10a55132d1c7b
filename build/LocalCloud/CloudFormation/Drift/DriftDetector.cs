using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;
using AiChef.Permissions;

namespace AiChef.LocalCloud.CloudFormation.Drift;

/// <summary>Compares the resources of a stack with what its services have of them.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
/// </remarks>
internal sealed class DriftDetector(Cloud cloud, Stack stack, StackCaller caller)
{
    private readonly ResourceTypes _types = cloud.Offered<ResourceTypes>().In(stack.Scope);

    /// <summary>
    /// Whether resources of a type can be checked: its registry schema has a handler that reads. CloudFormation's own
    /// types, such as wait conditions and nested stacks, are not checked.
    /// </summary>
    public static bool Supports(ResourceType type) =>
        type is IReadable
        && !type.Name.StartsWith("AWS::CloudFormation::", StringComparison.Ordinal)
        && HandlerPermissions.Find(type.Name) is not { Read.Count: 0 };

    /// <summary>Checks a resource; null for one that cannot be checked.</summary>
    public ResourceDrift? Check(StackResource resource)
    {
        if (resource.Current is not { } physical || _types.Find(physical.Type) is not { } type || !Supports(type))
        {
            return null;
        }

        var found = new ResourceDrift(resource.LogicalId, physical.Type, ResourceDrift.Deleted, cloud.Now)
        {
            PhysicalId = physical.PhysicalId,
            Changed = resource.Changed,
        };
        try
        {
            var request = Request(resource, physical);
            caller.Check(type, HandlerKind.Read, request);
            return ((IReadable)type).Read(request) is { } live
                ? Compared(type, found, physical.Properties, live)
                : found;
        }
        catch (AwsException refused) when (refused.Code.StartsWith("AccessDenied", StringComparison.Ordinal))
        {
            return found with { Status = ResourceDrift.Unknown, Reason = refused.Message };
        }
    }

    private static ResourceDrift Compared(ResourceType type, ResourceDrift found, JsonObject given, JsonObject live)
    {
        var (expected, actual) = ((JsonObject)given.DeepClone(), live);
        foreach (var path in type.Schema.Registry.WriteOnly)
        {
            path.RemoveFrom(expected);
            path.RemoveFrom(actual);
        }

        var differences = DriftDifferences.Between(expected, actual);
        return found with
        {
            Status = differences.Count == 0 ? ResourceDrift.InSync : ResourceDrift.Modified,
            Expected = expected,
            Actual = actual,
            Differences = differences,
        };
    }

    private ResourceRequest Request(StackResource resource, PhysicalResource physical) =>
        new()
        {
            Cloud = cloud,
            Scope = stack.Scope,
            StackId = stack.Id,
            StackName = stack.Name,
            LogicalId = resource.LogicalId,
            Token = resource.OperationId ?? "",
            PhysicalId = physical.PhysicalId,
            Properties = physical.Properties,
            Attributes = physical.Attributes,
            StackTags = physical.StackTags,
        };
}
