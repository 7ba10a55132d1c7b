using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>Applies a patch document. https://www.rfc-editor.org/rfc/rfc6902</summary>
internal static class JsonPatch
{
    /// <summary>A copy of a tree with the patch applied.</summary>
    /// <exception cref="AwsException">The patch is none, or does not fit the tree.</exception>
    public static JsonObject Apply(JsonObject tree, JsonNode? patch)
    {
        if (patch is not JsonArray operations)
        {
            throw CloudControlErrors.Validation("Invalid patch update: the patch document is not a list of operations");
        }

        var whole = new JsonObject { ["root"] = tree.DeepClone() };
        foreach (var operation in operations)
        {
            if (operation is not JsonObject step)
            {
                throw CloudControlErrors.Validation("Invalid patch update: an operation is not an object");
            }

            Apply(whole, step);
        }

        return whole["root"] as JsonObject
            ?? throw CloudControlErrors.Validation("Invalid patch update: the resource is no object any more");
    }

    private static void Apply(JsonObject whole, JsonObject step)
    {
        var path = step.Text("path") ?? throw Wrong("path is missing");
        switch (step.Text("op"))
        {
            case "add":
                Add(whole, path, Value(step));
                break;
            case "remove":
                Remove(whole, path);
                break;
            case "replace":
                Remove(whole, path);
                Add(whole, path, Value(step));
                break;
            case "move":
                Add(whole, path, Remove(whole, From(step)));
                break;
            case "copy":
                Add(whole, path, Find(whole, From(step))?.DeepClone());
                break;
            case "test" when JsonNode.DeepEquals(Find(whole, path), step["value"]):
                break;
            case "test":
                throw Wrong($"the value at {path} is another");
            case var other:
                throw Wrong($"unknown operation {other}");
        }
    }

    private static string From(JsonObject step) => step.Text("from") ?? throw Wrong("from is missing");

    private static JsonNode? Value(JsonObject step) =>
        step.ContainsKey("value") ? step["value"]?.DeepClone() : throw Wrong("value is missing");

    private static void Add(JsonObject whole, string path, JsonNode? value)
    {
        var (holder, name) = Place(whole, path);
        switch (holder)
        {
            case JsonObject tree:
                tree[name] = value;
                break;
            case JsonArray list:
                list.Insert(name == "-" ? list.Count : Index(list, name, list.Count), value);
                break;
            default:
                throw Wrong($"nothing is at {path}");
        }
    }

    private static JsonNode? Remove(JsonObject whole, string path)
    {
        var (holder, name) = Place(whole, path);
        switch (holder)
        {
            case JsonObject tree when tree.ContainsKey(name):
                var member = tree[name];
                tree.Remove(name);
                return member;
            case JsonArray list:
                var at = Index(list, name, list.Count - 1);
                var item = list[at];
                list.RemoveAt(at);
                return item;
            default:
                throw Wrong($"nothing is at {path}");
        }
    }

    private static JsonNode? Find(JsonObject whole, string path)
    {
        var (holder, name) = Place(whole, path);
        return holder switch
        {
            JsonObject tree when tree.ContainsKey(name) => tree[name],
            JsonArray list => list[Index(list, name, list.Count - 1)],
            _ => throw Wrong($"nothing is at {path}"),
        };
    }

    /// <summary>What holds the value of a path, and the name of the value in it.</summary>
    private static (JsonNode? Holder, string Name) Place(JsonObject whole, string path)
    {
        if (path.Length > 0 && path[0] != '/')
        {
            throw Wrong($"the path {path} does not begin with a slash");
        }

        string[] names =
        [
            "root",
            .. path.Split('/')
                .Skip(1)
                .Select(static name =>
                    name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
                ),
        ];
        JsonNode? holder = whole;
        foreach (var name in names[..^1])
        {
            holder = holder switch
            {
                JsonObject tree => tree[name],
                JsonArray list => list[Index(list, name, list.Count - 1)],
                _ => throw Wrong($"nothing is at {path}"),
            };
        }

        return (holder, names[^1]);
    }

    private static int Index(JsonArray list, string name, int last) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= last
        && at <= list.Count
            ? at
            : throw Wrong($"the list has no item {name}");

    private static AwsException Wrong(string what) => CloudControlErrors.Validation($"Invalid patch update: {what}");
}
