using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>How requests to API Gateway are checked by its model.</summary>
internal static class ApiGatewayInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "apigateway",
            NamesInput = true,
            ChecksRequired = false,
            Types = TypeTexts.Classes,
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["PutMethod.authorizationScopes"] = "",
                    ["PutMethod.authorizerId"] = "",
                    ["CreateRestApi.cloneFrom"] = "",
                    ["CreateRestApi.endpointAccessMode"] = "BASIC",
                    ["CreateRestApi.securityPolicy"] = "TLS_1_0",
                    ["CreateRestApi.endpointConfiguration.vpcEndpointIds"] = "",
                    ["PutIntegration.connectionId"] = "",
                    ["PutIntegration.integrationTarget"] = "",
                    ["PutIntegration.responseTransferMode"] = "BUFFERED",
                    ["PutIntegration.tlsConfig.insecureSkipVerification"] = "false",
                    ["GetModel.flatten"] = "false",
                    ["CreateApiKey.generateDistinctId"] = "true",
                }
            ),
        };
}
