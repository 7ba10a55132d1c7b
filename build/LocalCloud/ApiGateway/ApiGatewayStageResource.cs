using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html
/// </summary>
internal sealed class ApiGatewayStageResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::ApiGateway::Stage")
        {
            NotModelled =
            [
                "CacheClusterEnabled",
                "CacheClusterSize",
                "ClientCertificateId",
                "DocumentationVersion",
                "MethodSettings.CacheDataEncrypted",
                "MethodSettings.CacheTtlInSeconds",
                "MethodSettings.CachingEnabled",
            ],
            NameProperty = "StageName",
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } = [new("apigateway:PUT", "Tags")];

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST"
                ? $"/restapis/{request.Properties.Text("RestApiId")}/stages"
                : $"/restapis/{request.Properties.Text("RestApiId")}/stages/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("StageName") ?? "default";
        var control = request.Cloud.Get<ApiGatewayApi>();
        return ValueTask.FromResult(
            request.Resumed
                ? Put(request, name)
                : Made(
                    control.CreateStage(
                        request.Scope,
                        request.Properties.RequiredText("RestApiId"),
                        Input(request, name)
                    )
                )
        );
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() =>
            request
                .Cloud.Get<ApiGatewayApi>()
                .DeleteStage(request.Scope, request.Properties.RequiredText("RestApiId"), request.PhysicalId!)
        );

    private static ResourceOutcome Put(ResourceRequest request, string name)
    {
        var api = request.Properties.RequiredText("RestApiId");
        var created =
            request.Cloud.Get<ApiGatewayState>().Stage(api, name)?.Settings.Number("createdDate")
            ?? request.Cloud.Now.ToUnixTimeSeconds();
        return Made(
            request.Cloud.Get<ApiGatewayApi>().PutStage(request.Scope, api, name, Input(request, name), (long)created)
        );
    }

    private static ResourceOutcome Made(JsonObject stage) => new(stage.RequiredText("stageName"));

    private static JsonObject Input(ResourceRequest request, string name)
    {
        var input = ApiProperties.Input(request.Properties);
        input["stageName"] = name;
        input["tags"] = ApiProperties.Tags(request);
        if (request.Properties.Object("AccessLogSetting") is { } log)
        {
            input["accessLogSettings"] = ApiProperties.Input(log);
        }

        if (request.Properties.Object("CanarySetting") is { } canary)
        {
            input[CanarySettings.Member] = ApiProperties.Input(canary);
        }

        var settings = new JsonObject();
        foreach (var each in request.Properties.Objects("MethodSettings"))
        {
            var given = ApiProperties.Input(each);
            given.Remove("resourcePath");
            given.Remove("httpMethod");
            var path = each.Text("ResourcePath") ?? "/*";
            settings[$"{(path == "/" ? "~1" : path.TrimStart('/'))}/{each.Text("HttpMethod") ?? "*"}"] =
                MethodSettings.With(given);
        }

        input["methodSettings"] = settings;
        return input;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        var given = request.Properties;
        if (
            request.Cloud.Get<ApiGatewayState>().Stage(given.RequiredText("RestApiId"), request.PhysicalId!)
            is not { } stage
        )
        {
            return null;
        }

        var shape = (JsonObject)stage.Settings.DeepClone();
        shape["methodSettings"] = new JsonArray([
            .. (stage.Settings.Object("methodSettings") ?? []).Select(static each => Listed(each.Key, each.Value)),
        ]);
        var live = LiveProperties.Of(
            given,
            shape,
            ("AccessLogSetting", "accessLogSettings"),
            ("CanarySetting", CanarySettings.Member)
        );
        live["Tags"] = LiveProperties.Tags(request, LiveProperties.Pairs(stage.Settings.Object("tags")));
        // the ARN of a log group is kept without the mark for its streams
        if (
            live.Object("AccessLogSetting") is { } log
            && given.Object("AccessLogSetting")?.Text("DestinationArn") is { } wanted
            && wanted == $"{log.Text("DestinationArn")}:*"
        )
        {
            log["DestinationArn"] = wanted;
        }

        return live.Keeping(given, "RestApiId", "StageName").Without([.. Schema.NotModelled]);
    }

    private static JsonObject Listed(string key, JsonNode? settings)
    {
        var at = key.LastIndexOf('/');
        var listed = settings?.DeepClone() as JsonObject ?? [];
        listed["httpMethod"] = key[(at + 1)..];
        listed["resourcePath"] = key[..at] switch
        {
            "~1" => "/",
            var path => "/" + path.Replace("~1", "/", StringComparison.Ordinal).TrimStart('/'),
        };
        return listed;
    }
}
