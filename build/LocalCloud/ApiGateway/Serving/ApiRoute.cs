using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>The resource and method that a request reaches, with the values of the path's variables.</summary>
internal sealed record ApiRoute(JsonObject Resource, JsonObject Method, SortedDictionary<string, string> Variables)
{
    public string Path => Resource.RequiredText("path");

    public JsonObject Integration => Method.Object("methodIntegration") ?? [];

    /// <summary>
    /// Finds the route; a fixed path segment wins over a variable, a variable over a greedy one. Null when there is
    /// none.
    /// </summary>
    public static ApiRoute? Find(ApiDefinition definition, string method, string rawPath)
    {
        var resources = definition.Resources.Select(static each => each.Value).OfType<JsonObject>().ToList();
        var root = resources.Find(static each => each["parentId"] is null);
        string[] segments =
        [
            .. rawPath.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString),
        ];
        return root is null ? null : Walk(resources, root, segments, method, new(StringComparer.Ordinal));
    }

    private static ApiRoute? Walk(
        List<JsonObject> resources,
        JsonObject at,
        ReadOnlySpan<string> segments,
        string method,
        SortedDictionary<string, string> variables
    )
    {
        if (segments.IsEmpty)
        {
            return Reached(at, method, variables);
        }

        var id = at.RequiredText("id");
        foreach (
            var child in resources
                .Where(each => each.Text("parentId") == id)
                .OrderBy(static each => Rank(each.RequiredText("pathPart")))
        )
        {
            var part = child.RequiredText("pathPart");
            var found = Rank(part) switch
            {
                0 when part == segments[0] => Walk(resources, child, segments[1..], method, variables),
                1 => Walk(
                    resources,
                    child,
                    segments[1..],
                    method,
                    new(variables, StringComparer.Ordinal) { [part[1..^1]] = segments[0] }
                ),
                2 => Reached(
                    child,
                    method,
                    new(variables, StringComparer.Ordinal) { [part[1..^2]] = string.Join('/', segments!) }
                ),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static ApiRoute? Reached(JsonObject resource, string method, SortedDictionary<string, string> variables) =>
        (resource.Object("resourceMethods")?[method] ?? resource.Object("resourceMethods")?["ANY"]) is JsonObject found
            ? new(resource, found, variables)
            : null;

    private static int Rank(string part) =>
        part[0] != '{' ? 0
        : part.EndsWith("+}", StringComparison.Ordinal) ? 2
        : 1;
}
