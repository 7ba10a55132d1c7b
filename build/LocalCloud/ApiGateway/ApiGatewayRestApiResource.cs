using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
/// </summary>
internal sealed class ApiGatewayRestApiResource : ResourceType, IReadable
{
    private static readonly string[] Changeable =
    [
        "name",
        "description",
        "apiKeySource",
        "binaryMediaTypes",
        "disableExecuteApiEndpoint",
        "endpointConfiguration",
        "minimumCompressionSize",
        "policy",
        "tags",
    ];

    public override ResourceSchema Schema { get; } =
        new("AWS::ApiGateway::RestApi")
        {
            NotModelled =
            [
                "Body",
                "BodyS3Location",
                "CloneFrom",
                "EndpointAccessMode",
                "FailOnWarnings",
                "Mode",
                "Parameters",
                "SecurityPolicy",
            ],
            Defaults = new Dictionary<string, string> { ["Mode"] = "overwrite", ["EndpointAccessMode"] = "BASIC" },
            MoreRequired = ["Name"],
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("apigateway:UpdateRestApiPolicy", "Policy"),
        new("s3:GetObject", "BodyS3Location"),
        new("apigateway:PUT", "Body"),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST" ? "/restapis" : $"/restapis/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var id = ApiProperties.Id(request, ApiIds.ApiLength);
        var state = request.Cloud.Get<ApiGatewayState>();
        if (state.Find(id) is null)
        {
            request.Cloud.Get<ApiGatewayApi>().CreateRestApi(request.Scope, Input(request), id);
        }

        return ValueTask.FromResult(Outcome(state.Api(request.Scope, id)));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var wanted = Input(request);
        var state = request.Cloud.Get<ApiGatewayState>();
        state.Change(
            request.Scope,
            request.PhysicalId!,
            definition =>
            {
                foreach (var name in Changeable)
                {
                    if (wanted[name] is { } value)
                    {
                        definition.Settings[name] = value.DeepClone();
                    }
                    else if (name is not ("apiKeySource" or "disableExecuteApiEndpoint" or "endpointConfiguration"))
                    {
                        definition.Settings.Remove(name);
                    }
                }

                return definition;
            }
        );
        return ValueTask.FromResult(Outcome(state.Api(request.Scope, request.PhysicalId!)));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ApiProperties.Delete(() =>
            request.Cloud.Get<ApiGatewayApi>().DeleteRestApi(request.Scope, request.PhysicalId!)
        );

    private static ResourceOutcome Outcome(RestApi api) =>
        new(
            api.Id,
            new JsonObject
            {
                ["RestApiId"] = api.Id,
                ["RootResourceId"] = api.Definition.Settings.Text("rootResourceId"),
            }
        );

    private static JsonObject Input(ResourceRequest request)
    {
        var input = ApiProperties.Input(request.Properties);
        if (input.Remove("apiKeySourceType", out var source))
        {
            input["apiKeySource"] = source;
        }

        if (request.Properties["Policy"] is { } policy)
        {
            input["policy"] = ResourceTags.Document(policy);
        }

        if (request.Properties.Object("EndpointConfiguration") is { } endpoint)
        {
            input["endpointConfiguration"] = ApiProperties.Input(endpoint);
        }

        input["tags"] = ApiProperties.Tags(request);
        return input;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<ApiGatewayState>().Find(request.PhysicalId!) is not { } api)
        {
            return null;
        }

        var settings = api.Definition.Settings;
        var live = LiveProperties.Of(request.Properties, settings, ("ApiKeySourceType", "apiKeySource"));
        live["Tags"] = LiveProperties.Tags(request, LiveProperties.Pairs(settings.Object("tags")));
        return live.Without([.. Schema.NotModelled]);
    }
}
