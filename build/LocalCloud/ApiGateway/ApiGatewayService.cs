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
                Input = ApiGatewayInput.Rules,
                Rest = static cloud => cloud.Get<ApiGatewayApi>(),
                RestAccess = ApiGatewayAccess.Of,
                RestError = static (_, error) => ApiGatewayApi.Error(error),
                Faults = new()
                {
                    Throttled = CommonFaults.TooManyRequests,
                    Refused = CommonFaults.AccessDeniedException,
                },
            },
            ResourceTypes =
            [
                new("AWS::ApiGateway::Account", static () => new ApiGatewayAccountResource()),
                new("AWS::ApiGateway::ApiKey", static () => new ApiGatewayApiKeyResource()),
                new("AWS::ApiGateway::Deployment", static () => new ApiGatewayDeploymentResource()),
                new("AWS::ApiGateway::GatewayResponse", static () => new ApiGatewayGatewayResponseResource()),
                new("AWS::ApiGateway::Method", static () => new ApiGatewayMethodResource()),
                new("AWS::ApiGateway::Model", static () => new ApiGatewayModelResource()),
                new("AWS::ApiGateway::RequestValidator", static () => new ApiGatewayRequestValidatorResource()),
                new("AWS::ApiGateway::Resource", static () => new ApiGatewayResourceResource()),
                new("AWS::ApiGateway::RestApi", static () => new ApiGatewayRestApiResource()),
                new("AWS::ApiGateway::Stage", static () => new ApiGatewayStageResource()),
                new("AWS::ApiGateway::UsagePlan", static () => new ApiGatewayUsagePlanResource()),
                new("AWS::ApiGateway::UsagePlanKey", static () => new ApiGatewayUsagePlanKeyResource()),
            ],
        };
}
