using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-model.html
/// </summary>
internal sealed class ApiGatewayModelResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::Model") { NameProperty = "Name" };

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST"
                ? $"/restapis/{request.Properties.Text("RestApiId")}/models"
                : $"/restapis/{request.Properties.Text("RestApiId")}/models/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromResult(
            Put(
                request,
                request.Properties.Text("Name")
                    ?? ApiIds.From($"{request.StackId}/{request.LogicalId}/{request.Token}", ApiIds.ApiLength)
            )
        );

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() =>
            request
                .Cloud.Get<ApiGatewayApi>()
                .DeleteModel(request.Scope, request.Properties.RequiredText("RestApiId"), request.PhysicalId!)
        );

    private static ResourceOutcome Put(ResourceRequest request, string name)
    {
        var api = request.Properties.RequiredText("RestApiId");
        var known = request.Cloud.Get<ApiGatewayState>().Api(request.Scope, api).Definition.Models[name] as JsonObject;
        var input = ApiProperties.Input(request.Properties);
        input["name"] = name;
        input["contentType"] ??= "application/json";
        input["schema"] = input["schema"] is { } schema ? ResourceTags.Document(schema) : "{}";

        // somebody else's is a conflict; an own one is overwritten
        var own = request.PhysicalId is not null || request.Resumed ? known?.Text("id") : null;
        request.Cloud.Get<ApiGatewayApi>().CreateModel(request.Scope, api, input, own);
        return new ResourceOutcome(name);
    }

    public JsonObject? Read(ResourceRequest request) =>
        ApiProperties.Part(request)?.Models[request.PhysicalId!] is JsonObject found
            ? LiveProperties.Of(request.Properties, found).Keeping(request.Properties, "RestApiId")
            : null;
}
