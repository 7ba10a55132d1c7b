using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Recorded;

/// <summary>The properties of a recorded resource: those given, and those that AWS would give.</summary>
internal static class RecordedProperties
{
    /// <summary>The properties of a new resource.</summary>
    public static JsonObject Make(RegistryType type, ResourceRequest request)
    {
        var properties = (JsonObject)request.Properties.DeepClone();
        AddTags(type, request, properties);
        var made = new MadeUpValues(type, request);
        foreach (var path in type.Identifier.Where(path => path.IsWhole && !properties.ContainsKey(path.Name)))
        {
            properties[path.Name] = made.Of(path.Name, type.Schema.Properties[path.Name]);
        }

        if (ResourceIdentity.NameProperty(type) is { } name && !properties.ContainsKey(name))
        {
            properties[name] = made.Name(type.Schema.Properties[name]);
        }

        foreach (var path in type.ReadOnly)
        {
            Add(type.Schema, properties, null, path.Members, made);
        }

        return properties;
    }

    /// <summary>The properties after an update: what AWS gave stays.</summary>
    public static JsonObject Change(RegistryType type, JsonObject before, ResourceRequest request)
    {
        var properties = (JsonObject)request.Properties.DeepClone();
        AddTags(type, request, properties);
        string?[] kept =
        [
            .. type
                .Identifier.Concat(type.ReadOnly)
                .Where(static path => path.IsWhole)
                .Select(static path => path.Name),
            ResourceIdentity.NameProperty(type),
        ];
        foreach (var name in kept.OfType<string>().Where(name => !properties.ContainsKey(name)))
        {
            if (before[name] is { } value)
            {
                properties[name] = value.DeepClone();
            }
        }

        var made = new MadeUpValues(type, request);
        foreach (var path in type.ReadOnly)
        {
            Add(type.Schema, properties, before, path.Members, made);
        }

        return properties;
    }

    /// <summary>What answers show: all but the write-only properties.</summary>
    public static JsonObject Shown(RegistryType type, JsonObject properties)
    {
        var shown = (JsonObject)properties.DeepClone();
        foreach (var path in type.WriteOnly)
        {
            path.RemoveFrom(shown);
        }

        return shown;
    }

    // A value that was there before stays. A value within a list is added to the items that are there: none is made up.
    private static void Add(
        ValueSchema? schema,
        JsonNode? node,
        JsonNode? before,
        IReadOnlyList<string> members,
        MadeUpValues made
    )
    {
        if (schema is null || node is null || members.Count == 0)
        {
            return;
        }

        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                var former = before is JsonArray known && i < known.Count ? known[i] : null;
                Add(schema.Items, list[i], former, members[0] == "*" ? [.. members.Skip(1)] : members, made);
            }
        }
        else if (node is JsonObject tree && schema.Member(members[0]) is { } part)
        {
            var former = (before as JsonObject)?[members[0]];
            if (members.Count == 1)
            {
                tree[members[0]] ??= former?.DeepClone() ?? made.Of(members[0], part);
                return;
            }

            if (!tree.ContainsKey(members[0]) && part.Types.HasFlag(ValueTypes.Tree) && members[1] != "*")
            {
                tree[members[0]] = new JsonObject();
            }

            Add(part, tree[members[0]], former, [.. members.Skip(1)], made);
        }
    }

    private static void AddTags(RegistryType type, ResourceRequest request, JsonObject properties)
    {
        if (type.TagProperty is not { } name || request.StackTags.Count == 0)
        {
            return;
        }

        var own = request
            .StackTags.Where(static tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal))
            .ToArray();
        if (type.Schema.Properties[name].Types == ValueTypes.Tree)
        {
            var map = properties[name] as JsonObject ?? [];
            foreach (var (key, value) in own)
            {
                map[key] ??= value;
            }

            properties[name] = map.Parent is null && map.Count > 0 ? map : properties[name];
        }
        else if (type.Schema.Properties[name].Items?.Member("Key") is not null && own.Length > 0)
        {
            var list = properties[name] as JsonArray ?? [];
            var keys = list.OfType<JsonObject>().Select(static tag => tag["Key"]?.ToString()).ToHashSet();
            foreach (var (key, value) in own.Where(tag => !keys.Contains(tag.Key)))
            {
                list.Add(new JsonObject { ["Key"] = key, ["Value"] = value });
            }

            properties[name] = list.Parent is null ? list : properties[name];
        }
    }
}
