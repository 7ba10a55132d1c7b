using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>What the operations of the Cloud Control API need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudcontrolapi.html</remarks>
internal static class CloudControlAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("cloudformation").OnAnything(
            "CancelResourceRequest CreateResource DeleteResource GetResource GetResourceRequestStatus "
                + "ListResourceRequests ListResources UpdateResource"
        );
}
