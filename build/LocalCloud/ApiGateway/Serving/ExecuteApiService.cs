namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>The APIs that API Gateway has deployed, at their invoke URLs.</summary>
internal static class ExecuteApiService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "execute-api",
                Rest = static cloud => cloud.Get<ApiEndpoint>(),
                RestError = static (_, error) => ApiEndpoint.Error(error),
                Faults = ApiEndpoint.Faults,
                OwnsAddress = static http => ApiAddress.Of(http) is not null,
                // as on AWS, a deployed API is called by the front ends that are made for it; it runs only code that
                // the developer deployed
                AdmitsLocalPages = true,
            },
        };
}
