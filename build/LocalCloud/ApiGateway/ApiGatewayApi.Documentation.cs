using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

// the documentation of an API: https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPart.html
internal sealed partial class ApiGatewayApi
{
    private JsonObject? OnDocumentationParts(HttpCall call, string api, string[] rest)
    {
        var definition = _state.Api(call.Scope, api).Definition;
        return (call.Method, rest) switch
        {
            ("GET", []) => List(call, PartsOf(call, definition)),
            ("POST", []) => CreatePart(call, api, Input(call)),
            ("GET", [var id]) => Copy(DocumentationPart(definition, id)),
            ("PATCH", [var id]) => _state.Change(
                call.Scope,
                api,
                changed =>
                {
                    var part = DocumentationPart(changed, id);
                    PatchOperations.Apply(part, Input(call), [new PatchRule("/properties")]);
                    CheckProperties(part);
                    return Copy(part);
                }
            ),
            ("DELETE", [var id]) => _state.Change(
                call.Scope,
                api,
                changed =>
                {
                    DocumentationPart(changed, id);
                    changed.Documentation.Remove(id);
                    return (JsonObject?)null;
                }
            ),
            _ => throw Unmodelled(call),
        };
    }

    private JsonObject? OnDocumentationVersions(HttpCall call, string api, string[] rest)
    {
        var definition = _state.Api(call.Scope, api).Definition;
        return (call.Method, rest) switch
        {
            ("GET", []) => List(call, definition.DocumentationVersions.Select(static each => Copy(each.Value!))),
            ("POST", []) => CreateVersion(call.Scope, api, Input(call)),
            ("GET", [var name]) => Copy(DocumentationVersion(definition, name)),
            ("PATCH", [var name]) => _state.Change(
                call.Scope,
                api,
                changed =>
                {
                    var version = DocumentationVersion(changed, name);
                    PatchOperations.Apply(version, Input(call), [new PatchRule("/description")]);
                    return Copy(version);
                }
            ),
            ("DELETE", [var name]) => _state.Change(
                call.Scope,
                api,
                changed =>
                {
                    DocumentationVersion(changed, name);
                    changed.DocumentationVersions.Remove(name);
                    return (JsonObject?)null;
                }
            ),
            _ => throw Unmodelled(call),
        };
    }

    private JsonObject CreatePart(HttpCall call, string api, JsonObject input) =>
        _state.Change(
            call.Scope,
            api,
            definition =>
            {
                var part = Only(input, "location", "properties");
                CheckProperties(part);
                if (definition.Documentation.Any(each => IsAt(part, each.Value!.AsObject())))
                {
                    throw ApiGatewayErrors.Conflict(
                        "Documentation part already exists for the specified location: type 'LocationType("
                            + $"{part.Object("location")?.Text("type")})'"
                    );
                }

                var id = ApiIds.New(ApiIds.PartLength);
                part["id"] = id;
                definition.Documentation[id] = part;
                return Copy(part);
            }
        );

    private JsonObject CreateVersion(Scope scope, string api, JsonObject input)
    {
        var name = input.RequiredText("documentationVersion");
        if (input.Text("stageName") is { Length: > 0 })
        {
            throw ApiGatewayErrors.NotModelled("documentation versions that a stage takes at once");
        }

        return _state.Change(
            scope,
            api,
            definition =>
            {
                if (definition.DocumentationVersions[name] is not null)
                {
                    throw ApiGatewayErrors.Conflict("Documentation version already exists");
                }

                if (definition.Documentation.Count == 0)
                {
                    throw ApiGatewayErrors.BadRequest(
                        "Cannot create documentation version because there are no documentation parts"
                    );
                }

                var version = Only(input, "description");
                (version["version"], version["createdDate"]) = (name, Now());
                definition.DocumentationVersions[name] = version;
                return Copy(version);
            }
        );
    }

    private static IEnumerable<JsonObject> PartsOf(HttpCall call, ApiDefinition definition)
    {
        var query = call.QueryParameters().ToLookup(static pair => pair.Key, static pair => pair.Value);
        var (type, name) = (query["type"].FirstOrDefault(), query["name"].FirstOrDefault());
        return definition
            .Documentation.Select(static each => each.Value!.AsObject())
            .Where(part => type is null || part.Object("location")?.Text("type") == type)
            .Where(part =>
                name is null || part.Object("location")?.Text("name")?.Contains(name, StringComparison.Ordinal) == true
            )
            .Select(Copy);
    }

    private static bool IsAt(JsonObject part, JsonObject other) =>
        JsonNode.DeepEquals(part["location"], other["location"]);

    private static void CheckProperties(JsonObject part)
    {
        try
        {
            if (StrictJson.Parse(part.Text("properties") ?? "") is JsonObject)
            {
                return;
            }
        }
        catch (JsonException)
        {
            // told below
        }

        throw ApiGatewayErrors.BadRequest("Documentation part properties must be a valid JSON object.");
    }

    private static JsonObject DocumentationPart(ApiDefinition definition, string id) =>
        definition.Documentation[id] as JsonObject ?? throw ApiGatewayErrors.NoDocumentationPart();

    private static JsonObject DocumentationVersion(ApiDefinition definition, string name) =>
        definition.DocumentationVersions[name] as JsonObject ?? throw ApiGatewayErrors.NoDocumentationVersion();
}
