using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
/// </summary>
internal sealed class ApiGatewayMethodResource : PutResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::ApiGateway::Method")
        {
            NotModelled =
            [
                "AuthorizationScopes",
                "AuthorizerId",
                "Integration.ConnectionId",
                "Integration.IntegrationTarget",
                "Integration.ResponseTransferMode",
            ],
            NotModelledValues = new Dictionary<string, string[]>
            {
                ["AuthorizationType"] = ["AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"],
                ["Integration.Type"] = ["AWS", "HTTP", "HTTP_PROXY"],
            },
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [HandlerRule.Pass("Integration.Credentials", "apigateway.amazonaws.com")];

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            $"/restapis/{request.Properties.Text("RestApiId")}/resources/{request.Properties.Text("ResourceId")}/methods/"
                + request.Properties.Text("HttpMethod")
        );

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var (api, resource, method) = Place(request);
        return ApiProperties.Delete(() =>
            request.Cloud.Get<ApiGatewayApi>().DeletePart(request.Scope, api, resource, [method])
        );
    }

    protected override ResourceOutcome Put(ResourceRequest request)
    {
        var (api, resource, method) = Place(request);
        var control = request.Cloud.Get<ApiGatewayApi>();
        using var batch = request.Cloud.Store.Begin();
        var input = ApiProperties.Input(request.Properties);
        input["requestParameters"] = ApiProperties.Flags(request.Properties, "RequestParameters");
        control.PutMethod(request.Scope, api, resource, method, input);
        foreach (var response in request.Properties.Objects("MethodResponses"))
        {
            var answer = ApiProperties.Input(response);
            answer["responseParameters"] = ApiProperties.Flags(response, "ResponseParameters");
            control.PutMethodResponse(
                request.Scope,
                api,
                resource,
                method,
                response.RequiredText("StatusCode"),
                answer
            );
        }

        if (request.Properties.Object("Integration") is { } integration)
        {
            control.PutIntegration(request.Scope, api, resource, method, ApiProperties.Input(integration));
            foreach (var response in integration.Objects("IntegrationResponses"))
            {
                control.PutIntegrationResponse(
                    request.Scope,
                    api,
                    resource,
                    method,
                    response.RequiredText("StatusCode"),
                    ApiProperties.Input(response)
                );
            }
        }

        return new ResourceOutcome(request.PhysicalId ?? request.GeneratedName());
    }

    private static (string Api, string Resource, string Method) Place(ResourceRequest request) =>
        (
            request.Properties.RequiredText("RestApiId"),
            request.Properties.RequiredText("ResourceId"),
            request.Properties.RequiredText("HttpMethod")
        );

    public JsonObject? Read(ResourceRequest request)
    {
        var (_, resource, name) = Place(request);
        if (
            (ApiProperties.Part(request)?.Resources[resource] as JsonObject)?.Object("resourceMethods")?.Object(name)
            is not { } method
        )
        {
            return null;
        }

        var shape = (JsonObject)method.DeepClone();
        shape["methodResponses"] = Listed(method.Object("methodResponses"));
        if (shape.Object("methodIntegration") is { } integration)
        {
            integration["integrationHttpMethod"] = integration["httpMethod"]?.DeepClone();
            integration["integrationResponses"] = Listed(integration.Object("integrationResponses"));
        }

        return LiveProperties
            .Of(request.Properties, shape, ("Integration", "methodIntegration"))
            .Keeping(request.Properties, "RestApiId", "ResourceId");
    }

    private static JsonArray Listed(JsonObject? byStatus) =>
        new([.. (byStatus ?? []).Select(static each => each.Value?.DeepClone())]);
}
