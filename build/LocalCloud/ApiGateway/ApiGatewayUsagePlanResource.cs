using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html
/// </summary>
internal sealed class ApiGatewayUsagePlanResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::UsagePlan");

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } = [ApiGatewayAccess.Tagging("/usageplans")];

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST" ? "/usageplans" : $"/usageplans/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var id = ApiProperties.Id(request, ApiIds.PartLength);
        if (request.Cloud.Get<ApiKeyState>().FindPlan(request.Scope, id) is null)
        {
            request.Cloud.Get<ApiGatewayApi>().CreateUsagePlan(request.Scope, Input(request), id);
        }

        return ValueTask.FromResult(Outcome(id));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<ApiGatewayApi>().PutUsagePlan(request.Scope, request.PhysicalId!, Input(request));
        return ValueTask.FromResult(Outcome(request.PhysicalId!));
    }

    // a plan with stages cannot be deleted, so they are taken out first
    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() =>
        {
            var state = request.Cloud.Get<ApiKeyState>();
            state.RemovePlan(state.Plan(request.Scope, request.PhysicalId!));
        });

    private static ResourceOutcome Outcome(string id) => new(id, new JsonObject { ["Id"] = id });

    private static JsonObject Input(ResourceRequest request)
    {
        var properties = request.Properties;
        var input = ApiProperties.Input(properties);
        input.Remove("usagePlanName");
        input["name"] = properties.Text("UsagePlanName") ?? request.GeneratedName();
        input["tags"] = ApiProperties.Tags(request);
        input["throttle"] = properties.Object("Throttle") is { } throttle ? ApiProperties.Input(throttle) : null;
        input["quota"] = properties.Object("Quota") is { } quota ? ApiProperties.Input(quota) : null;
        input["apiStages"] = new JsonArray([.. properties.Objects("ApiStages").Select(Stage)]);
        return input;
    }

    private static JsonObject Stage(JsonObject given)
    {
        var stage = ApiProperties.Input(given);
        if (given.Object("Throttle") is { } methods)
        {
            stage["throttle"] = new JsonObject(
                methods.Select(static each =>
                    KeyValuePair.Create(each.Key, (JsonNode?)Limits(each.Value as JsonObject ?? []))
                )
            );
        }

        return stage;
    }

    // numbers, which templates may write as text
    private static JsonObject Limits(JsonObject given) =>
        new() { ["burstLimit"] = given.Integer("BurstLimit"), ["rateLimit"] = given.Number("RateLimit") };

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<ApiKeyState>().FindPlan(request.Scope, request.PhysicalId!) is not { } plan)
        {
            return null;
        }

        var live = LiveProperties.Of(request.Properties, plan.Settings, ("UsagePlanName", "name"));
        live["Tags"] = LiveProperties.Tags(request, LiveProperties.Pairs(plan.Settings.Object("tags")));
        return live;
    }
}
