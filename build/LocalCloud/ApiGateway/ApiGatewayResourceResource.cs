using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-resource.html
/// </summary>
internal sealed class ApiGatewayResourceResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::Resource");

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST"
                ? $"/restapis/{request.Properties.Text("RestApiId")}/resources/{request.Properties.Text("ParentId")}"
                : $"/restapis/{request.Properties.Text("RestApiId")}/resources/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var wanted = request.Properties;
        var id = ApiProperties.Id(request, ApiIds.PartLength);
        var api = request.Cloud.Get<ApiGatewayState>().Api(request.Scope, wanted.RequiredText("RestApiId"));
        if (api.Definition.Resources[id] is null)
        {
            request
                .Cloud.Get<ApiGatewayApi>()
                .CreateResource(
                    request.Scope,
                    api.Id,
                    wanted.RequiredText("ParentId"),
                    wanted.RequiredText("PathPart"),
                    id
                );
        }

        return ValueTask.FromResult(new ResourceOutcome(id, new JsonObject { ["ResourceId"] = id }));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() =>
            request
                .Cloud.Get<ApiGatewayApi>()
                .DeleteResource(request.Scope, request.Properties.RequiredText("RestApiId"), request.PhysicalId!)
        );

    public JsonObject? Read(ResourceRequest request) =>
        ApiProperties.Part(request)?.Resources[request.PhysicalId!] is JsonObject found
            ? LiveProperties.Of(request.Properties, found).Keeping(request.Properties, "RestApiId")
            : null;
}
