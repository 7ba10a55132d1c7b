using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-requestvalidator.html
/// </summary>
internal sealed class ApiGatewayRequestValidatorResource : PutResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::RequestValidator");

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST"
                ? $"/restapis/{request.Properties.Text("RestApiId")}/requestvalidators"
                : $"/restapis/{request.Properties.Text("RestApiId")}/requestvalidators/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() =>
            request
                .Cloud.Get<ApiGatewayApi>()
                .DeleteValidator(request.Scope, request.Properties.RequiredText("RestApiId"), request.PhysicalId!)
        );

    protected override ResourceOutcome Put(ResourceRequest request)
    {
        var id = ApiProperties.Id(request, ApiIds.PartLength);
        request
            .Cloud.Get<ApiGatewayApi>()
            .PutValidator(
                request.Scope,
                request.Properties.RequiredText("RestApiId"),
                id,
                ApiProperties.Input(request.Properties)
            );
        return new ResourceOutcome(id, new JsonObject { ["RequestValidatorId"] = id });
    }

    public JsonObject? Read(ResourceRequest request) =>
        ApiProperties.Part(request)?.Validators[request.PhysicalId!] is JsonObject found
            ? LiveProperties.Of(request.Properties, found).Keeping(request.Properties, "RestApiId")
            : null;
}
