using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

internal sealed partial class ApiGatewayApi
{
    private JsonObject? OnResources(HttpCall call, string api, string[] rest)
    {
        var scope = call.Scope;
        return (call.Method, rest) switch
        {
            ("GET", []) => List(
                call,
                Resources(_state.Api(scope, api).Definition).Select(each => ShownResource(each, Embeds(call)))
            ),
            ("GET", [var id]) => ShownResource(Resource(_state.Api(scope, api).Definition, id), Embeds(call)),
            ("POST", [var parent]) => CreateResource(scope, api, parent, Input(call).RequiredText("pathPart"), null),
            ("DELETE", [var id]) => DeleteResource(scope, api, id),
            (_, [var id, "methods", .. var method]) => OnMethods(call, api, id, method),
            _ => throw Unmodelled(call),
        };
    }

    /// <summary>Creates a resource below another, under the given id or a new one.</summary>
    public JsonObject CreateResource(Scope scope, string api, string parentId, string part, string? id) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                var parent = Resource(definition, parentId);
                if (!PathPart().IsMatch(part))
                {
                    throw ApiGatewayErrors.BadRequest(
                        "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy "
                            + "path variable and curly braces at the beginning and the end."
                    );
                }

                var path = $"{parent.RequiredText("path").TrimEnd('/')}/{part}";
                id ??= ApiIds.New(ApiIds.PartLength);
                var siblings = Resources(definition)
                    .Where(each => each.Text("parentId") == parentId && each.Text("id") != id)
                    .Select(static each => each.RequiredText("pathPart"))
                    .ToList();
                if (siblings.Contains(part))
                {
                    throw ApiGatewayErrors.Conflict(
                        $"Another resource with the same parent already has this name: {part}"
                    );
                }

                if (part[0] == '{' && siblings.Find(static each => each[0] == '{') is { } variable)
                {
                    throw ApiGatewayErrors.BadRequest(
                        $"A sibling ({variable}) of this resource already "
                            + "has a variable path part -- only one is allowed"
                    );
                }

                if (parent.RequiredText("path").EndsWith("+}", StringComparison.Ordinal))
                {
                    throw ApiGatewayErrors.BadRequest(
                        "Cannot create a child of a resource with a greedy "
                            + $"path variable: {parent.RequiredText("path")}"
                    );
                }

                var made = new JsonObject
                {
                    ["id"] = id,
                    ["parentId"] = parentId,
                    ["pathPart"] = part,
                    ["path"] = path,
                };
                definition.Resources[id] = made;
                return Copy(made);
            }
        );

    /// <summary>Deletes a resource and all below it.</summary>
    public JsonObject? DeleteResource(Scope scope, string api, string id) =>
        _state.Change(
            scope,
            api,
            definition =>
            {
                if (Resource(definition, id)["parentId"] is null)
                {
                    throw ApiGatewayErrors.BadRequest("Root resource cannot be deleted");
                }

                var gone = new Queue<string>([id]);
                while (gone.TryDequeue(out var next))
                {
                    foreach (var child in Resources(definition).Where(each => each.Text("parentId") == next))
                    {
                        gone.Enqueue(child.RequiredText("id"));
                    }

                    definition.Resources.Remove(next);
                }

                return (JsonObject?)null;
            }
        );

    private static IReadOnlyList<JsonObject> Resources(ApiDefinition definition) =>
        [.. definition.Resources.Select(static each => each.Value).OfType<JsonObject>()];

    private static JsonObject Resource(ApiDefinition definition, string id) =>
        definition.Resources[id] as JsonObject ?? throw ApiGatewayErrors.NoResource();

    private static bool Embeds(HttpCall call) =>
        call.QueryParameters().Any(static pair => pair.Key == "embed" && pair.Value == "methods");

    // methods are included only on request; otherwise only their names
    private static JsonObject ShownResource(JsonObject resource, bool withMethods)
    {
        var shown = Copy(resource);
        if (!withMethods && shown["resourceMethods"] is JsonObject methods)
        {
            foreach (var name in methods.Select(static each => each.Key).ToList())
            {
                methods[name] = new JsonObject();
            }
        }

        return shown;
    }

    [GeneratedRegex(@"^(\{[a-zA-Z0-9._:-]+\+?\}|[a-zA-Z0-9._:$~-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex PathPart();
}
