using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>API Gateway, where APIs are declared.</summary>
internal static class ApiGatewayService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "apigateway",
                Rest = static cloud => cloud.Get<ApiGatewayApi>(),
                RestError = static (_, error) => ApiGatewayApi.Error(error),
                Faults = new() { Throttled = CommonFaults.TooManyRequests },
            },
            ResourceTypes =
            [
                new("AWS::ApiGateway::Account", static () => new ApiAccountResource()),
                new("AWS::ApiGateway::Deployment", static () => new ApiDeploymentResource()),
                new("AWS::ApiGateway::GatewayResponse", static () => new ApiGatewayResponseResource()),
                new("AWS::ApiGateway::Method", static () => new ApiMethodResource()),
                new("AWS::ApiGateway::Model", static () => new ApiModelResource()),
                new("AWS::ApiGateway::RequestValidator", static () => new ApiRequestValidatorResource()),
                new("AWS::ApiGateway::Resource", static () => new ApiResourceResource()),
                new("AWS::ApiGateway::RestApi", static () => new RestApiResource()),
                new("AWS::ApiGateway::Stage", static () => new ApiStageResource()),
            ],
        };
}
