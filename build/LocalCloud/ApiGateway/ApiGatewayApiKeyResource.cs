using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-apikey.html
/// </summary>
internal sealed class ApiGatewayApiKeyResource : ResourceType, IReadable
{
    private static readonly string[] Changeable = ["description", "enabled", "customerId", "tags"];

    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::ApiKey");

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } = [ApiGatewayAccess.Tagging("/apikeys")];

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST" ? "/apikeys" : $"/apikeys/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var id = ApiProperties.Id(request, ApiIds.ApiLength);
        if (request.Cloud.Get<ApiKeyState>().FindKey(request.Scope, id) is null)
        {
            request.Cloud.Get<ApiGatewayApi>().CreateKey(request.Scope, Input(request), id);
        }

        return ValueTask.FromResult(Outcome(id));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<ApiKeyState>();
        var key = state.Key(request.Scope, request.PhysicalId!);
        var wanted = Input(request);
        var settings = key.Settings.DeepClone().AsObject();
        foreach (var name in Changeable)
        {
            settings[name] = wanted[name]?.DeepClone();
        }

        settings["enabled"] ??= false;
        settings["lastUpdatedDate"] = request.Cloud.Now.ToUnixTimeSeconds();
        state.Put(key with { Settings = settings });
        return ValueTask.FromResult(Outcome(key.Id));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() => request.Cloud.Get<ApiGatewayApi>().DeleteKey(request.Scope, request.PhysicalId!));

    private static ResourceOutcome Outcome(string id) => new(id, new JsonObject { ["APIKeyId"] = id });

    private static JsonObject Input(ResourceRequest request)
    {
        var input = ApiProperties.Input(request.Properties);
        input["name"] = request.Properties.Text("Name") ?? request.GeneratedName();
        input["tags"] = ApiProperties.Tags(request);
        return input;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<ApiKeyState>().FindKey(request.Scope, request.PhysicalId!) is not { } key)
        {
            return null;
        }

        var live = LiveProperties.Of(request.Properties, key.Settings);
        live["Tags"] = LiveProperties.Tags(request, LiveProperties.Pairs(key.Settings.Object("tags")));
        return live.Without("GenerateDistinctId", "StageKeys", "Value");
    }
}
