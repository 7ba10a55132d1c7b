using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

internal sealed partial class ApiGatewayApi
{
    private static readonly string[] EndpointTypes = ["PRIVATE", "EDGE", "REGIONAL"];

    private static readonly PatchRule[] RestApiPatches =
    [
        new("/name"),
        new("/description"),
        new("/policy"),
        new("/apiKeySource"),
        new("/version"),
        new("/minimumCompressionSize", PatchKind.Integer),
        new("/disableExecuteApiEndpoint", PatchKind.Boolean),
        new("/binaryMediaTypes/*", PatchKind.Item),
        new("/endpointConfiguration/types/*", PatchKind.Item),
        new("/endpointConfiguration/ipAddressType"),
    ];

    /// <summary>Creates an API with its root resource, under the given id or a new one.</summary>
    public JsonObject CreateRestApi(Scope scope, JsonObject input, string? id)
    {
        CheckEndpoint(input);
        var settings = Only(
            input,
            "name",
            "description",
            "version",
            "binaryMediaTypes",
            "minimumCompressionSize",
            "apiKeySource",
            "endpointConfiguration",
            "policy",
            "tags",
            "disableExecuteApiEndpoint"
        );
        settings["name"] = input.RequiredText("name");
        settings["createdDate"] = Now();
        settings["apiKeySource"] ??= "HEADER";
        settings["disableExecuteApiEndpoint"] ??= false;
        var endpoint = settings.Object("endpointConfiguration") ?? [];
        settings["endpointConfiguration"] = endpoint;
        endpoint["types"] ??= new JsonArray("EDGE");
        endpoint["ipAddressType"] ??= endpoint.Texts("types").Contains("PRIVATE") ? "dualstack" : "ipv4";
        var root = ApiIds.New(ApiIds.ApiLength);
        settings["rootResourceId"] = root;
        id ??= ApiIds.New(ApiIds.ApiLength);
        var api = new RestApi(
            id,
            scope.Account,
            scope.Region,
            new ApiDefinition
            {
                Settings = settings,
                Resources = new()
                {
                    [root] = new JsonObject { ["id"] = root, ["path"] = "/" },
                },
                Models = BuiltInModels(),
            }
        );
        _state.Put(api);
        return Shown(api);
    }

    public JsonObject UpdateRestApi(Scope scope, string id, JsonObject input)
    {
        _state.Change(
            scope,
            id,
            definition =>
            {
                PatchOperations.Apply(definition.Settings, input, RestApiPatches);
                return definition;
            }
        );
        return Shown(_state.Api(scope, id));
    }

    public JsonObject? DeleteRestApi(Scope scope, string id)
    {
        using var batch = cloud.Store.Begin();
        _state.Remove(scope, id);
        _keys.RemoveStage(scope, id, null);
        return null;
    }

    private static JsonObject Shown(RestApi api)
    {
        var shown = Copy(api.Definition.Settings);
        shown["id"] = api.Id;
        return shown;
    }

    private static void CheckEndpoint(JsonObject input)
    {
        var endpoint = input.Object("endpointConfiguration") ?? new() { ["types"] = new JsonArray("EDGE") };
        var types = endpoint.Texts("types");
        var ip = endpoint.Text("ipAddressType");
        var errors = new List<string>();
        if (types.Any(static type => !EndpointTypes.Contains(type)))
        {
            errors.Add(
                $"Value '[{string.Join(", ", types)}]' at "
                    + "'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: "
                    + "Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]"
            );
        }

        if (ip is not (null or "ipv4" or "dualstack"))
        {
            errors.Add(
                $"Value '{ip}' at 'createRestApiInput.endpointConfiguration.ipAddressType' failed "
                    + "to satisfy constraint: Member must satisfy enum value set: [ipv4, dualstack]"
            );
        }

        if (errors.Count > 0)
        {
            throw new AwsException(
                "ValidationException",
                $"{errors.Count} validation error{(errors.Count > 1 ? "s" : "")} detected: {string.Join("; ", errors)}"
            );
        }

        if (input.Text("description") is "")
        {
            throw ApiGatewayErrors.BadRequest("Description cannot be an empty string");
        }

        if (types.Count == 0)
        {
            throw ApiGatewayErrors.BadRequest("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.");
        }

        if (types.Count > 1)
        {
            throw ApiGatewayErrors.BadRequest("Cannot create an api with multiple Endpoint Types.");
        }

        if (types[0] == "PRIVATE" && ip == "ipv4")
        {
            throw ApiGatewayErrors.BadRequest("Only dualstack ipAddressType is supported for Private APIs.");
        }
    }
}
