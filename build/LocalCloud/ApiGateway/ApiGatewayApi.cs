using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>API Gateway's control plane for REST APIs. https://docs.aws.amazon.com/apigateway/latest/api/</summary>
internal sealed partial class ApiGatewayApi(Cloud cloud) : IRestService, ICloudPart<ApiGatewayApi>
{
    private const string JsonType = "application/json";
    private readonly ApiGatewayState _state = cloud.Get<ApiGatewayState>();

    public static ApiGatewayApi Create(Cloud cloud) => new(cloud);

    public ValueTask<HttpAnswer> CallAsync(HttpCall call, CancellationToken cancellationToken)
    {
        try
        {
            string[] path = [.. call.RawPath.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
            var output = path is ["tags", ..] ? OnTags(call, string.Join('/', path[1..])) : Answer(call, path);
            var status = call.Method switch
            {
                "POST" or "PUT" when path is not ["tags", ..] => 201,
                "DELETE"
                    when path
                        is ["apikeys", _]
                            or ["usageplans", _]
                            or ["usageplans", _, "keys", _]
                            or ["restapis", _, "gatewayresponses", _]
                            or ["restapis", _]
                            or ["restapis", _, "stages", _]
                            or ["restapis", _, "deployments", _]
                            or ["restapis", _, "models", _]
                            or ["restapis", _, "requestvalidators", _]
                            or ["restapis", _, "documentation", _, _]
                            or ["restapis", _, "resources", _] => 202,
                "DELETE" or "PUT" => 204,
                _ => 200,
            };
            return ValueTask.FromResult(
                status == 204 ? new HttpAnswer(204) : new HttpAnswer(status, JsonProtocol.Write(output), JsonType)
            );
        }
        catch (AwsException error)
        {
            return ValueTask.FromResult(Error(error));
        }
    }

    /// <summary>An error in the form of rest-json.</summary>
    public static HttpAnswer Error(AwsException error)
    {
        var body = error.Members?.DeepClone() as JsonObject ?? [];
        body["message"] = error.Message;
        return new HttpAnswer(error.Status, JsonProtocol.Write(body), JsonType).With("x-amzn-ErrorType", error.Code);
    }

    private JsonObject? Answer(HttpCall call, string[] path)
    {
        var scope = call.Scope;
        return path switch
        {
            ["account"] => OnAccount(call.Method, scope, call),
            ["apikeys", .. var rest] => OnKeys(call, rest),
            ["usageplans", .. var rest] => OnUsagePlans(call, rest),
            ["vpclinks"] when call.Method == "GET" => List(call, []),
            ["vpclinks", _] => throw ApiGatewayErrors.NoVpcLink(),
            ["restapis"] => call.Method switch
            {
                "GET" => List(call, _state.All(scope).Select(static api => Shown(api))),
                "POST" when call.RawQuery.Length == 0 => CreateRestApi(scope, Input(call), null),
                _ => throw Unmodelled(call),
            },
            ["restapis", var api] => call.Method switch
            {
                "GET" => Shown(_state.Api(scope, api)),
                "PATCH" => UpdateRestApi(scope, api, Input(call)),
                "DELETE" => DeleteRestApi(scope, api),
                _ => throw Unmodelled(call),
            },
            ["restapis", var api, "resources", .. var rest] => OnResources(call, api, rest),
            ["restapis", var api, "models", .. var rest] => OnModels(call, api, rest),
            ["restapis", var api, "requestvalidators", .. var rest] => OnValidators(call, api, rest),
            ["restapis", var api, "gatewayresponses", .. var rest] => OnGatewayResponses(call, api, rest),
            ["restapis", var api, "documentation", "parts", .. var rest] => OnDocumentationParts(call, api, rest),
            ["restapis", var api, "documentation", "versions", .. var rest] => OnDocumentationVersions(call, api, rest),
            ["restapis", var api, "deployments", .. var rest] => OnDeployments(call, api, rest),
            ["restapis", var api, "stages", .. var rest] => OnStages(call, api, rest),
            ["restapis", var api, ..] => throw (
                _state.Find(api) is null ? ApiGatewayErrors.NoApi(scope, api) : Unmodelled(call)
            ),
            _ => throw Unmodelled(call),
        };
    }

    private static JsonObject Input(HttpCall call) => JsonProtocol.ReadInput(call.Body);

    private static AwsException Unmodelled(HttpCall call) =>
        RestTable.Of("apigateway").TryFind(call, out var operation, out _)
            ? NotModelled.Operation("apigateway", operation.Name)
            : ApiGatewayErrors.UnknownPath();

    // a page holds 25 items unless asked; its position is the number of items before the next page
    private static JsonObject List(HttpCall call, IEnumerable<JsonObject> all)
    {
        var query = call.QueryParameters().ToLookup(static pair => pair.Key, static pair => pair.Value);
        var limit = int.TryParse(query["limit"].FirstOrDefault(), out var asked) ? Math.Clamp(asked, 1, 500) : 25;
        var position = int.TryParse(query["position"].FirstOrDefault(), out var from) ? from : 0;
        var items = all.ToList();
        var list = new JsonObject
        {
            ["item"] = new JsonArray([
                .. items
                    .Skip(position)
                    .Take(limit)
                    .Select(static each => each.Parent is null ? each : each.DeepClone()),
            ]),
        };
        if (position + limit < items.Count)
        {
            list["position"] = (position + limit).ToString();
        }

        return list;
    }

    private static JsonObject Only(JsonObject input, params string[] members)
    {
        var kept = new JsonObject();
        foreach (var name in members)
        {
            if (input[name] is { } value)
            {
                kept[name] = value.DeepClone();
            }
        }

        return kept;
    }

    private static JsonObject Copy(JsonNode tree) => tree.DeepClone().AsObject();

    private long Now() => cloud.Now.ToUnixTimeSeconds();
}
