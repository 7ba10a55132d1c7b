using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplankey.html
/// </summary>
internal sealed class ApiGatewayUsagePlanKeyResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::UsagePlanKey");

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST" ? $"/usageplans/{Plan(request)}/keys" : $"/usageplans/{Plan(request)}/keys/*"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var (plan, key) = (Plan(request), request.Properties.RequiredText("KeyId"));
        var isThere = request.Cloud.Get<ApiKeyState>().FindPlan(request.Scope, plan)?.Keys.Contains(key) == true;
        if (!(request.Resumed && isThere))
        {
            request
                .Cloud.Get<ApiGatewayApi>()
                .CreateUsagePlanKey(request.Scope, plan, ApiProperties.Input(request.Properties));
        }

        var id = $"{key}:{plan}";
        return ValueTask.FromResult(new ResourceOutcome(id, new JsonObject { ["Id"] = id }));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() =>
            request
                .Cloud.Get<ApiGatewayApi>()
                .DeleteUsagePlanKey(request.Scope, Plan(request), request.Properties.RequiredText("KeyId"))
        );

    private static string Plan(ResourceRequest request) => request.Properties.RequiredText("UsagePlanId");

    public JsonObject? Read(ResourceRequest request) =>
        request
            .Cloud.Get<ApiKeyState>()
            .FindPlan(request.Scope, Plan(request))
            ?.Keys.Contains(request.Properties.RequiredText("KeyId")) == true
            ? (JsonObject)request.Properties.DeepClone()
            : null;
}
