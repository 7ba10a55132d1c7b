using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.ApiGateway.Serving;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

internal sealed partial class ApiGatewayApi
{
    private static readonly PatchRule[] ModelPatches = [new("/description"), new("/schema")];

    private static readonly PatchRule[] ValidatorPatches =
    [
        new("/name"),
        new("/validateRequestBody", PatchKind.Boolean),
        new("/validateRequestParameters", PatchKind.Boolean),
    ];

    private JsonObject? OnModels(HttpCall call, string api, string[] rest)
    {
        var scope = call.Scope;
        return (call.Method, rest) switch
        {
            ("GET", []) => List(
                call,
                _state.Api(scope, api).Definition.Models.Select(static each => Copy(each.Value!))
            ),
            ("POST", []) => CreateModel(scope, api, Input(call), null),
            ("GET", [var name]) => Copy(Model(_state.Api(scope, api).Definition, name)),
            ("PATCH", [var name]) => _state.Find(api) is null
                ? throw ApiGatewayErrors.NoModel(name)
                : UpdateModel(scope, api, name, Input(call)),
            ("DELETE", [var name]) => DeleteModel(scope, api, name),
            _ => throw Unmodelled(call),
        };
    }

    public JsonObject CreateModel(Scope scope, string api, JsonObject input, string? id) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var name = input.RequiredText("name");
                if (!name.All(char.IsAsciiLetterOrDigit))
                {
                    throw ApiGatewayErrors.BadRequest("Model name must be alphanumeric: " + name);
                }

                if (definition.Models[name] is JsonObject known && known.Text("id") != id)
                {
                    throw ApiGatewayErrors.Conflict("Model name already exists for this REST API");
                }

                var made = Only(input, "name", "description", "schema", "contentType");
                made["id"] = id ?? ApiIds.New(ApiIds.PartLength);
                CheckSchema(api, definition, made.Text("schema"));
                definition.Models[name] = made;
                return Copy(made);
            }
        );

    public JsonObject UpdateModel(Scope scope, string api, string name, JsonObject input) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var model = Model(definition, name);
                PatchOperations.Apply(
                    model,
                    input,
                    ModelPatches,
                    static (op, path) =>
                        ApiGatewayErrors.BadRequest(
                            op == "replace"
                                ? $"Invalid patch path  '{path}' specified for op "
                                    + $"'{op}'. Must be one of: [/description, /schema]"
                                : $"Invalid patch path  '{path}' specified for "
                                    + $"op '{op}'. Please choose supported operations"
                        )
                );
                CheckSchema(api, definition, model.Text("schema"));
                return Copy(model);
            }
        );

    public JsonObject? DeleteModel(Scope scope, string api, string name) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                Model(definition, name);
                foreach (
                    var resource in Resources(definition)
                        .OrderByDescending(static each => each.RequiredText("path"), StringComparer.Ordinal)
                )
                {
                    foreach (var (method, each) in resource.Object("resourceMethods") ?? [])
                    {
                        if (
                            ((each as JsonObject)?.Object("requestModels") ?? []).Any(model =>
                                model.Value.Text() == name
                            )
                        )
                        {
                            throw ApiGatewayErrors.Conflict(
                                $"Cannot delete model '{name}', is referenced in method "
                                    + $"request: {resource.RequiredText("path")}/{method}"
                            );
                        }
                    }
                }

                definition.Models.Remove(name);
                return (JsonObject?)null;
            }
        );

    private JsonObject? OnValidators(HttpCall call, string api, string[] rest)
    {
        var scope = call.Scope;
        return (call.Method, rest) switch
        {
            ("GET", []) => List(
                call,
                _state.Api(scope, api).Definition.Validators.Select(static each => Copy(each.Value!))
            ),
            ("POST", []) => PutValidator(scope, api, ApiIds.New(ApiIds.PartLength), Input(call)),
            ("GET", [var id]) => Copy(Validator(_state.Api(scope, api).Definition, id)),
            ("PATCH", [var id]) => _state.Change(
                scope,
                api,
                definition =>
                {
                    PatchOperations.Apply(Validator(definition, id), Input(call), ValidatorPatches);
                    return Copy(Validator(definition, id));
                }
            ),
            ("DELETE", [var id]) => _state.Find(api) is null
                ? throw ApiGatewayErrors.NoValidator()
                : DeleteValidator(scope, api, id),
            _ => throw Unmodelled(call),
        };
    }

    public JsonObject PutValidator(Scope scope, string api, string id, JsonObject input) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var made = new JsonObject
                {
                    ["id"] = id,
                    ["name"] = input.Text("name"),
                    ["validateRequestBody"] = input.Flag("validateRequestBody") == true,
                    ["validateRequestParameters"] = input.Flag("validateRequestParameters") == true,
                };
                definition.Validators[id] = made;
                return Copy(made);
            }
        );

    public JsonObject? DeleteValidator(Scope scope, string api, string id) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                Validator(definition, id);
                definition.Validators.Remove(id);
                return (JsonObject?)null;
            }
        );

    private static JsonObject Model(ApiDefinition definition, string name) =>
        definition.Models[name] as JsonObject ?? throw ApiGatewayErrors.NoModel(name);

    private static JsonObject Validator(ApiDefinition definition, string id) =>
        definition.Validators[id] as JsonObject ?? throw ApiGatewayErrors.NoValidator();

    private static void CheckSchema(string api, ApiDefinition definition, string? schema)
    {
        if (schema is { Length: 0 })
        {
            throw ApiGatewayErrors.BadRequest("Model schema must have at least 1 property or array items defined");
        }

        JsonNode? parsed;
        try
        {
            parsed = StrictJson.Parse(schema ?? "{}");
        }
        catch (JsonException)
        {
            throw ApiGatewayErrors.BadRequest(
                "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]"
            );
        }

        if (parsed is not JsonObject root)
        {
            throw ApiGatewayErrors.BadRequest("Model schema must have at least 1 property or array items defined");
        }

        SchemaKeywords.Check(api, definition.Models, root);
    }

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
    private static JsonObject BuiltInModels() =>
        new()
        {
            ["Empty"] = BuiltIn(
                "Empty",
                "This is a default empty schema model",
                "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n "
                    + " \"title\" : \"Empty Schema\",\n  \"type\" : \"object\"\n}"
            ),
            ["Error"] = BuiltIn(
                "Error",
                "This is a default error schema model",
                "{\n  \"$schema\" : \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Error "
                    + "Schema\",\n  \"type\" : \"object\",\n  \"properties\" "
                    + ": {\n    \"message\" : { \"type\" : \"string\" }\n  }\n}"
            ),
        };

    private static JsonObject BuiltIn(string name, string description, string schema) =>
        new()
        {
            ["id"] = ApiIds.New(ApiIds.PartLength),
            ["name"] = name,
            ["description"] = description,
            ["schema"] = schema,
            ["contentType"] = JsonType,
        };
}
