using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
/// </summary>
internal sealed class ApiGatewayMethodResource : PutResourceType
{
    public override ResourceSchema Schema { get; } =
        new("AWS::ApiGateway::Method")
        {
            Properties =
            [
                Property.String("RestApiId").Required().CreateOnly(),
                Property.String("ResourceId").Required().CreateOnly(),
                Property.String("HttpMethod").Required().CreateOnly(),
                Property.String("AuthorizationType", "NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"),
                Property.Boolean("ApiKeyRequired"),
                Property.String("OperationName"),
                Property.Json("RequestModels"),
                Property.Json("RequestParameters"),
                Property.String("RequestValidatorId"),
                Property.Structures(
                    "MethodResponses",
                    Property.String("StatusCode").Required(),
                    Property.Json("ResponseParameters"),
                    Property.Json("ResponseModels")
                ),
                Property.Structure(
                    "Integration",
                    Property.String("Type", "AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK").Required(),
                    Property.String("IntegrationHttpMethod"),
                    Property.String("Uri"),
                    Property.String("Credentials"),
                    Property.String("ConnectionType", "INTERNET", "VPC_LINK"),
                    Property.String("ContentHandling", "CONVERT_TO_BINARY", "CONVERT_TO_TEXT"),
                    Property.String("PassthroughBehavior", "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"),
                    Property.Integer("TimeoutInMillis"),
                    Property.String("CacheNamespace"),
                    Property.Strings("CacheKeyParameters"),
                    Property.Json("RequestParameters"),
                    Property.Json("RequestTemplates"),
                    Property.Structures(
                        "IntegrationResponses",
                        Property.String("StatusCode").Required(),
                        Property.String("SelectionPattern"),
                        Property.String("ContentHandling", "CONVERT_TO_BINARY", "CONVERT_TO_TEXT"),
                        Property.Json("ResponseParameters"),
                        Property.Json("ResponseTemplates")
                    )
                ),
            ],
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
}
