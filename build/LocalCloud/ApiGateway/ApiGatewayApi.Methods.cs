using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.ApiGateway.Serving;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

internal sealed partial class ApiGatewayApi
{
    private static readonly string[] IntegrationTypes = ["HTTP", "MOCK", "AWS_PROXY", "HTTP_PROXY", "AWS"];

    private static readonly PatchRule[] MethodPatches =
    [
        new("/authorizationType"),
        new("/operationName"),
        new("/requestValidatorId"),
        new("/apiKeyRequired", PatchKind.Boolean),
        new("/requestModels/*"),
        new("/requestParameters/*", PatchKind.Boolean),
    ];

    private static readonly PatchRule[] IntegrationPatches =
    [
        new("/uri"),
        new("/httpMethod"),
        new("/passthroughBehavior"),
        new("/timeoutInMillis", PatchKind.Integer),
        new("/requestTemplates/*"),
    ];

    private static readonly PatchRule[] MethodResponsePatches =
    [
        new("/responseModels/*")
        {
            WhenMissing = static () => ApiGatewayErrors.NotFound("Content-Type specified was not found"),
        },
        new("/responseParameters/*", PatchKind.Boolean)
        {
            WhenMissing = static () => ApiGatewayErrors.NotFound("Invalid parameter name specified"),
        },
    ];

    private static readonly PatchRule[] IntegrationResponsePatches =
    [
        new("/selectionPattern"),
        new("/responseTemplates/*"),
        new("/responseParameters/*"),
    ];

    private JsonObject? OnMethods(HttpCall call, string api, string resource, string[] rest)
    {
        var scope = call.Scope;
        return (call.Method, rest) switch
        {
            ("PUT", [var method]) => PutMethod(scope, api, resource, method, Input(call)),
            ("PUT", [var method, "integration"]) => PutIntegration(scope, api, resource, method, Input(call)),
            ("PUT", [var method, "responses", var status]) => PutMethodResponse(
                scope,
                api,
                resource,
                method,
                status,
                Input(call)
            ),
            ("PUT", [var method, "integration", "responses", var status]) => PutIntegrationResponse(
                scope,
                api,
                resource,
                method,
                status,
                Input(call)
            ),
            ("GET", [_, ..]) => Copy(Part(_state.Api(scope, api).Definition, resource, rest).Value),
            ("DELETE", [_, ..]) => DeletePart(scope, api, resource, rest),
            ("PATCH", [_, ..]) => _state.Change(
                scope,
                api,
                definition =>
                {
                    var part = Part(definition, resource, rest).Value;
                    var rules = rest switch
                    {
                        [_] => MethodPatches,
                        [_, "integration"] => IntegrationPatches,
                        [_, "responses", _] => MethodResponsePatches,
                        _ => IntegrationResponsePatches,
                    };
                    PatchOperations.Apply(part, Input(call), rules);
                    return Copy(part);
                }
            ),
            _ => throw Unmodelled(call),
        };
    }

    public JsonObject PutMethod(Scope scope, string api, string resource, string method, JsonObject input) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var type = input.Text("authorizationType") ?? "NONE";
                if (!type.Equals("NONE", StringComparison.OrdinalIgnoreCase))
                {
                    throw ApiGatewayErrors.NotModelled($"the authorization type {type}");
                }

                var made = Only(input, "requestModels", "requestParameters", "requestValidatorId", "operationName");
                made["httpMethod"] = method;
                made["authorizationType"] = type;
                made["apiKeyRequired"] = input.Flag("apiKeyRequired") == true;
                CheckMethod(definition, made);
                var owner = Resource(definition, resource);
                var methods = owner.Object("resourceMethods") ?? [];
                owner["resourceMethods"] = methods;
                methods[method] = made;
                return Copy(made);
            }
        );

    public JsonObject PutMethodResponse(
        Scope scope,
        string api,
        string resource,
        string method,
        string status,
        JsonObject input
    ) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var owner = Part(definition, resource, [method]).Value;
                var made = Only(input, "responseParameters", "responseModels");
                made["statusCode"] = status;
                var responses = owner.Object("methodResponses") ?? [];
                owner["methodResponses"] = responses;
                responses[status] = made;
                return Copy(made);
            }
        );

    public JsonObject PutIntegration(Scope scope, string api, string resource, string method, JsonObject input) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var owner = Part(definition, resource, [method]).Value;
                var type = input.RequiredText("type");
                if (!IntegrationTypes.Contains(type))
                {
                    throw ApiGatewayErrors.NotOneOf(type, "putIntegrationInput.type", IntegrationTypes);
                }

                if (type is not ("MOCK" or "AWS_PROXY"))
                {
                    throw ApiGatewayErrors.NotModelled($"the integration type {type}");
                }

                var made = Only(
                    input,
                    "type",
                    "uri",
                    "connectionType",
                    "credentials",
                    "requestParameters",
                    "requestTemplates",
                    "passthroughBehavior",
                    "contentHandling",
                    "timeoutInMillis",
                    "cacheNamespace",
                    "cacheKeyParameters"
                );
                if (input.Text("integrationHttpMethod") is { } verb)
                {
                    made["httpMethod"] = verb;
                }

                CheckIntegration(made, type);
                made["passthroughBehavior"] ??= "WHEN_NO_MATCH";
                made["timeoutInMillis"] ??= 29_000;
                made["cacheNamespace"] ??= resource;
                made["cacheKeyParameters"] ??= new JsonArray();
                owner["methodIntegration"] = made;
                return Copy(made);
            }
        );

    public JsonObject PutIntegrationResponse(
        Scope scope,
        string api,
        string resource,
        string method,
        string status,
        JsonObject input
    ) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var owner = Part(definition, resource, [method, "integration"]).Value;
                var made = Only(
                    input,
                    "selectionPattern",
                    "responseParameters",
                    "responseTemplates",
                    "contentHandling"
                );
                made["statusCode"] = status;
                CheckTemplates(made.Object("responseTemplates"));
                foreach (var (_, value) in made.Object("responseParameters") ?? [])
                {
                    if (!MappingTemplate.IsKnownValue(value.Text() ?? ""))
                    {
                        throw ApiGatewayErrors.NotModelled($"the mapping expression {value.Text()}");
                    }
                }

                var responses = owner.Object("integrationResponses") ?? [];
                owner["integrationResponses"] = responses;
                responses[status] = made;
                return Copy(made);
            }
        );

    /// <summary>Deletes a method or a part of one.</summary>
    public JsonObject? DeletePart(Scope scope, string api, string resource, IReadOnlyList<string> path) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var (owner, name, _) = Part(definition, resource, path);
                owner.Remove(name);
                return (JsonObject?)null;
            }
        );

    /// <summary>
    /// A method or a part of one, with the object that holds it; the path is as in the URL after "methods".
    /// </summary>
    private static (JsonObject Owner, string Name, JsonObject Value) Part(
        ApiDefinition definition,
        string resource,
        IReadOnlyList<string> path
    )
    {
        var methods = Resource(definition, resource).Object("resourceMethods");
        if (methods?[path[0]] is not JsonObject method)
        {
            throw ApiGatewayErrors.NoMethod();
        }

        if (path is [var name])
        {
            return (methods, name, method);
        }

        if (path is [_, "responses", var status])
        {
            return method.Object("methodResponses") is { } responses && responses[status] is JsonObject found
                ? (responses, status, found)
                : throw ApiGatewayErrors.NoResponse();
        }

        if (method["methodIntegration"] is not JsonObject integration)
        {
            throw ApiGatewayErrors.NoIntegration();
        }

        return path is [_, "integration", "responses", var answer]
            ? integration.Object("integrationResponses") is { } answers && answers[answer] is JsonObject given
                ? (answers, answer, given)
                : throw ApiGatewayErrors.NoResponse()
            : (method, "methodIntegration", integration);
    }

    private static void CheckMethod(ApiDefinition definition, JsonObject method)
    {
        foreach (var (_, model) in method.Object("requestModels") ?? [])
        {
            if (definition.Models[model.Text() ?? ""] is null)
            {
                throw ApiGatewayErrors.BadRequest($"Invalid model identifier specified: {model.Text()}");
            }
        }

        if (method.Text("requestValidatorId") is { Length: > 0 } validator && definition.Validators[validator] is null)
        {
            throw ApiGatewayErrors.BadRequest("Invalid Request Validator identifier specified");
        }

        var names = (method.Object("requestParameters") ?? []).Select(static each => each.Key).ToList();
        if (
            names.Find(static name =>
                name.Split('.', 4) is not ["method", "request", "querystring" or "header" or "path", { Length: > 0 }]
            ) is
            { } wrong
        )
        {
            var what = wrong.Contains('.', StringComparison.Ordinal) ? "expression parameter" : "expression";
            throw ApiGatewayErrors.BadRequest(
                "Invalid mapping expression specified: Validation Result: warnings : "
                    + $"[], errors : [Invalid mapping {what} specified: {wrong}]"
            );
        }

        if (names.Select(static name => name.Split('.', 4)[3]).Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw ApiGatewayErrors.BadRequest("Parameter names must be unique across querystring, header and path");
        }
    }

    private static void CheckIntegration(JsonObject integration, string type)
    {
        if (type == "AWS_PROXY" && FunctionTarget.Of(integration.Text("uri") ?? "") is null)
        {
            throw integration.Text("uri") is { Length: > 0 } uri
                ? ApiGatewayErrors.BadRequest($"Invalid ARN specified in the request: {uri}")
                : ApiGatewayErrors.BadRequest("AWS ARN for integration must contain path or action");
        }

        if (type == "AWS_PROXY" && integration.Text("httpMethod") is null)
        {
            throw ApiGatewayErrors.BadRequest("Enumeration value for HttpMethod must be non-empty");
        }

        if (integration.Integer("timeoutInMillis") is < 50 or > 29_000)
        {
            throw ApiGatewayErrors.BadRequest("Timeout should be between 50 ms and 29000 ms");
        }

        foreach (var (_, value) in integration.Object("requestParameters") ?? [])
        {
            if (value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            {
                throw new AwsException(
                    "SerializationException",
                    "class java.lang.Boolean can not be converted to an String"
                );
            }

            throw value.Text() is { } text
            && (
                text.StartsWith("method.request.", StringComparison.Ordinal)
                || text.StartsWith("context.", StringComparison.Ordinal)
                || text.StartsWith('\'')
            )
                ? ApiGatewayErrors.NotModelled("integration request parameters")
                : ApiGatewayErrors.BadRequest(
                    "Invalid mapping expression specified: Validation Result: warnings : "
                        + $"[], errors : [Invalid mapping expression specified: {value.Text()}]"
                );
        }

        CheckTemplates(integration.Object("requestTemplates"));
    }

    private static void CheckTemplates(JsonObject? templates)
    {
        foreach (var (type, template) in templates ?? [])
        {
            if (!type.Contains('/', StringComparison.Ordinal) && type != "$default")
            {
                throw ApiGatewayErrors.BadRequest(
                    $"Validation Result: warnings : [], errors : [Invalid content type specified: {type}]"
                );
            }

            if (template is JsonValue value && value.GetValueKind() == JsonValueKind.Number)
            {
                throw new AwsException(
                    "SerializationException",
                    "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"
                );
            }

            MappingTemplate.Check(template.Text() ?? "");
        }
    }
}
