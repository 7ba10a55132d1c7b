using System.Text.Json.Nodes;
using AiChef.LocalCloud.ApiGateway.Serving;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

internal sealed partial class ApiGatewayApi
{
    private JsonObject OnAccount(string method, Scope scope, HttpCall call)
    {
        if (method == "PATCH")
        {
            var settings = new JsonObject { ["cloudwatchRoleArn"] = _state.Account(scope).CloudWatchRoleArn };
            PatchOperations.Apply(settings, Input(call), [new PatchRule("/cloudwatchRoleArn")]);
            SetLogsRole(scope, settings.Text("cloudwatchRoleArn"));
        }
        else if (method != "GET")
        {
            throw Unmodelled(call);
        }

        return new()
        {
            ["cloudwatchRoleArn"] = _state.Account(scope).CloudWatchRoleArn,
            ["throttleSettings"] = new JsonObject
            {
                ["burstLimit"] = MethodSettings.AccountBurst,
                ["rateLimit"] = MethodSettings.AccountRate,
            },
            ["features"] = new JsonArray("UsagePlans"),
            ["apiKeyVersion"] = "4",
        };
    }

    /// <summary>Sets the role with which API Gateway writes logs; null removes it.</summary>
    public void SetLogsRole(Scope scope, string? arn)
    {
        if (arn is { Length: > 0 } && arn.Split(':') is not ["arn", _, "iam", _, _, ['r', 'o', 'l', 'e', '/', ..]])
        {
            throw ApiGatewayErrors.BadRequest("Invalid ARN specified in the request. " + arn);
        }

        _state.Put(scope, new ApiAccount(arn is { Length: > 0 } ? arn : null));
    }

    private JsonObject? OnGatewayResponses(HttpCall call, string api, string[] rest)
    {
        var scope = call.Scope;
        var definition = _state.Api(scope, api).Definition;
        return (call.Method, rest) switch
        {
            ("GET", []) => new JsonObject
            {
                ["item"] = new JsonArray([
                    .. GatewayResponseType.All.Select(type => (JsonNode)ShownResponse(definition, type)),
                ]),
            },
            ("GET", [var type]) => ShownResponse(definition, GatewayResponseType.Of(type)),
            ("PUT", [var type]) => PutGatewayResponse(scope, api, type, Input(call)),
            ("DELETE", [var type]) => DeleteGatewayResponse(scope, api, type),
            ("PATCH", [var type]) => _state.Change(
                scope,
                api,
                changed =>
                {
                    var known = ShownResponse(changed, GatewayResponseType.Of(type));
                    PatchOperations.Apply(
                        known,
                        Input(call),
                        [
                            new PatchRule("/statusCode"),
                            new PatchRule("/responseParameters/*"),
                            new PatchRule("/responseTemplates/*"),
                        ]
                    );
                    known["defaultResponse"] = false;
                    changed.GatewayResponses[type] = known;
                    return Copy(known);
                }
            ),
            _ => throw Unmodelled(call),
        };
    }

    public JsonObject PutGatewayResponse(Scope scope, string api, string name, JsonObject input) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var type = GatewayResponseType.Of(name);
                var made = Only(input, "responseParameters", "responseTemplates");
                foreach (var (parameter, value) in made.Object("responseParameters") ?? [])
                {
                    if (
                        !parameter.StartsWith("gatewayresponse.header.", StringComparison.Ordinal)
                        || !MappingTemplate.IsKnownValue(value.Text() ?? "")
                    )
                    {
                        throw ApiGatewayErrors.BadRequest(
                            "Invalid mapping expression specified: Validation Result: warnings : "
                                + $"[], errors : [Invalid mapping expression specified: {value.Text()}]"
                        );
                    }
                }

                CheckTemplates(made.Object("responseTemplates"));
                made["responseType"] = type.Name;
                made["statusCode"] = input.Text("statusCode") ?? type.Status;
                made["responseParameters"] ??= new JsonObject();
                made["responseTemplates"] ??= new JsonObject { [JsonType] = GatewayResponseType.DefaultTemplate };
                made["defaultResponse"] = false;
                definition.GatewayResponses[type.Name] = made;
                return Copy(made);
            }
        );

    public JsonObject? DeleteGatewayResponse(Scope scope, string api, string name) =>
        _state.Change(
            scope,
            api,
            definition =>
                definition.GatewayResponses.Remove(GatewayResponseType.Of(name).Name)
                    ? (JsonObject?)null
                    : throw ApiGatewayErrors.NoGatewayResponse()
        );

    private static JsonObject ShownResponse(ApiDefinition definition, GatewayResponseType type) =>
        definition.GatewayResponses[type.Name] is JsonObject own
            ? Copy(own)
            : new()
            {
                ["responseType"] = type.Name,
                ["statusCode"] = type.Status,
                ["responseParameters"] = new JsonObject(),
                ["responseTemplates"] = new JsonObject { [JsonType] = GatewayResponseType.DefaultTemplate },
                ["defaultResponse"] = true,
            };

    // arn:aws:apigateway:region::/restapis/id or .../stages/name
    private JsonObject? OnTags(HttpCall call, string arn)
    {
        var path = arn.Split("::/").ElementAtOrDefault(1)?.Split('/') ?? [];
        var tags = path switch
        {
            ["restapis", var api] => _state.Api(call.Scope, api).Definition.Settings.Object("tags"),
            ["restapis", var api, "stages", var stage] => Stage(_state.Api(call.Scope, api).Id, stage)
                .Settings.Object("tags"),
            ["apikeys", var key] => _keys.Key(call.Scope, key).Settings.Object("tags"),
            ["usageplans", var plan] => _keys.Plan(call.Scope, plan).Settings.Object("tags"),
            _ => throw ApiGatewayErrors.BadRequest("Invalid ARN specified in the request: " + arn),
        };
        var changed = tags is null ? [] : Copy(tags);
        switch (call.Method)
        {
            case "GET":
                return new() { ["tags"] = changed };
            case "PUT":
                foreach (var (name, value) in Input(call).Object("tags") ?? [])
                {
                    changed[name] = value?.DeepClone();
                }

                break;
            case "DELETE":
                foreach (var (_, name) in call.QueryParameters().Where(static pair => pair.Key == "tagKeys"))
                {
                    changed.Remove(name);
                }

                break;
            default:
                throw Unmodelled(call);
        }

        if (path[0] == "restapis")
        {
            SetTags(call.Scope, path[1], path.ElementAtOrDefault(3), changed);
        }
        else
        {
            SetKeyTags(call.Scope, path, changed);
        }

        return null;
    }

    private void SetKeyTags(Scope scope, string[] path, JsonObject tags)
    {
        if (path[0] == "apikeys")
        {
            var key = _keys.Key(scope, path[1]);
            _keys.Put(key with { Settings = Tagged(key.Settings) });
            return;
        }

        var plan = _keys.Plan(scope, path[1]);
        _keys.Put(plan with { Settings = Tagged(plan.Settings) });

        JsonObject Tagged(JsonObject settings)
        {
            var copy = Copy(settings);
            copy["tags"] = tags;
            return copy;
        }
    }

    private void SetTags(Scope scope, string api, string? stageName, JsonObject tags)
    {
        if (stageName is null)
        {
            _state.Change(scope, api, definition => definition.Settings["tags"] = tags);
            return;
        }

        var stage = Stage(api, stageName);
        var settings = Copy(stage.Settings);
        settings["tags"] = tags;
        _state.Put(stage with { Settings = settings });
    }
}
