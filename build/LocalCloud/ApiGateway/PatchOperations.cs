using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// Applies patchOperations to a tree. https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
/// </summary>
internal static class PatchOperations
{
    /// <summary>Changes the tree in place.</summary>
    /// <param name="tree">What is patched.</param>
    /// <param name="input">The request, with its patchOperations.</param>
    /// <param name="rules">The paths that may be patched.</param>
    /// <param name="refusal">Thrown for any other path.</param>
    public static void Apply(
        JsonObject tree,
        JsonObject input,
        IReadOnlyList<PatchRule> rules,
        Func<string, string, AwsException>? refusal = null
    )
    {
        foreach (var operation in input.Objects("patchOperations"))
        {
            var op = operation.Text("op") ?? "";
            var path = operation.Text("path") ?? "";
            var segments = Segments(path);
            var rule =
                rules.FirstOrDefault(rule => rule.Matches(segments) && (rule.Kind != PatchKind.Whole || op == "remove"))
                ?? throw (refusal?.Invoke(op, path) ?? ApiGatewayErrors.BadRequest($"Invalid patch path {path}"));
            var parent = Parent(tree, segments, rule);
            if (rule.Kind == PatchKind.Item)
            {
                ChangeItem(parent, op, segments, operation.Text("value"));
            }
            else if (op == "remove")
            {
                if (!parent.Remove(segments[^1]) && rule.WhenMissing is { } missing)
                {
                    throw missing();
                }
            }
            else if (op is "add" or "replace")
            {
                parent[segments[^1]] = Value(rule.Kind, operation.Text("value"), path);
            }
            else
            {
                throw ApiGatewayErrors.BadRequest($"Invalid patch operation {op} specified for path {path}");
            }
        }
    }

    public static string[] Segments(string path) =>
        [
            .. path.Split('/')
                .Skip(1)
                .Select(static each =>
                    each.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
                ),
        ];

    public static JsonNode? Value(PatchKind kind, string? value, string path) =>
        kind switch
        {
            PatchKind.Boolean => bool.TryParse(value, out var flag)
                ? flag
                : throw ApiGatewayErrors.BadRequest($"Invalid value '{value}' specified for path {path}"),
            PatchKind.Integer => int.TryParse(
                value,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : throw ApiGatewayErrors.BadRequest($"Invalid value '{value}' specified for path {path}"),
            PatchKind.Number => double.TryParse(
                value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var fraction
            )
                ? fraction
                : throw ApiGatewayErrors.BadRequest($"Invalid value '{value}' specified for path {path}"),
            _ => value,
        };

    private static JsonObject Parent(JsonObject tree, string[] segments, PatchRule rule)
    {
        var parent = tree;
        foreach (var segment in segments.Take(segments.Length - (rule.Kind == PatchKind.Item ? 2 : 1)))
        {
            if (parent[segment] is not JsonObject child)
            {
                parent[segment] = child = [];
            }

            parent = child;
        }

        return parent;
    }

    private static void ChangeItem(JsonObject parent, string op, string[] segments, string? value)
    {
        var items = parent.Texts(segments[^2]).ToList();
        var at = items.IndexOf(segments[^1]);
        if (op != "add" && at < 0)
        {
            throw ApiGatewayErrors.NotFound($"Invalid patch path /{string.Join('/', segments)}");
        }

        switch (op)
        {
            case "add" when at < 0:
                items.Add(segments[^1]);
                break;
            // what replaces an item comes last
            case "replace":
                items.RemoveAt(at);
                items.Add(value ?? "");
                break;
            case "remove":
                items.RemoveAt(at);
                break;
        }

        parent[segments[^2]] =
            items.Count == 0 ? null : new JsonArray([.. items.Select(static each => (JsonNode)each)]);
    }
}
