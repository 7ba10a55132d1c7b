using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-gatewayresponse.html
/// </summary>
internal sealed class ApiGatewayGatewayResponseResource : PutResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::GatewayResponse");

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            $"/restapis/{request.Properties.Text("RestApiId")}/gatewayresponses/{request.Properties.Text("ResponseType")}"
        );

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var wanted = request.Properties;
        return ApiProperties.Delete(() =>
            request
                .Cloud.Get<ApiGatewayApi>()
                .DeleteGatewayResponse(
                    request.Scope,
                    wanted.RequiredText("RestApiId"),
                    wanted.RequiredText("ResponseType")
                )
        );
    }

    protected override ResourceOutcome Put(ResourceRequest request)
    {
        var wanted = request.Properties;
        request
            .Cloud.Get<ApiGatewayApi>()
            .PutGatewayResponse(
                request.Scope,
                wanted.RequiredText("RestApiId"),
                wanted.RequiredText("ResponseType"),
                ApiProperties.Input(wanted)
            );
        var id = ApiProperties.Id(request, ApiIds.ApiLength);
        return new ResourceOutcome(id, new JsonObject { ["Id"] = id });
    }

    public JsonObject? Read(ResourceRequest request) =>
        ApiProperties.Part(request)?.GatewayResponses[request.Properties.RequiredText("ResponseType")]
            is JsonObject found
            ? LiveProperties.Of(request.Properties, found).Keeping(request.Properties, "RestApiId")
            : null;
}
