namespace AiChef.LocalCloud.CloudControl;

/// <summary>The Cloud Control API: resources of every type, one at a time and without a stack.</summary>
internal static class CloudControlService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "cloudcontrolapi",
                TargetPrefix = "CloudApiService",
                Input = CloudControlInput.Rules,
                ErrorNamespace = "com.amazonaws.cloudapiservice",
                Operations = static cloud => cloud.Get<CloudControlApi>(),
                Access = CloudControlAccess.Table,
            },
        };
}
