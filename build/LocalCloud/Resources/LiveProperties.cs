using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Resources;

/// <summary>What a service has of a resource, in the form that a template has for it.</summary>
internal static class LiveProperties
{
    /// <summary>The value of each given property in what the service has.</summary>
    /// <param name="given">The properties of the template.</param>
    /// <param name="live">What the service has; its members may begin with a lowercase letter.</param>
    /// <param name="names">Properties whose members have other names.</param>
    public static JsonObject Of(JsonObject given, JsonObject live, params (string Property, string Member)[] names) =>
        new(
            given.Select(each =>
            {
                var member = Array.Find(names, name => name.Property == each.Key).Member ?? each.Key;
                return KeyValuePair.Create(each.Key, Formed(each.Value, Member(live, member)));
            })
        );

    /// <summary>Properties that identify the resource, so that they are as they were given.</summary>
    public static JsonObject Keeping(this JsonObject live, JsonObject given, params string[] names)
    {
        foreach (var name in names.Where(given.ContainsKey))
        {
            live[name] = given[name]?.DeepClone();
        }

        return live;
    }

    /// <summary>Without properties that cannot be read.</summary>
    public static JsonObject Without(this JsonObject live, params string[] names)
    {
        foreach (var name in names)
        {
            live.Remove(name);
        }

        return live;
    }

    /// <summary>The tags as a template lists them: without AWS's own, and without the stack's.</summary>
    public static JsonArray Tags(ResourceRequest request, IEnumerable<KeyValuePair<string, string>> tags) =>
        new([
            .. OwnTags(request, tags).Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
        ]);

    /// <summary>The tags of a type whose template has them as a map.</summary>
    public static JsonObject TagMap(ResourceRequest request, IEnumerable<KeyValuePair<string, string>> tags) =>
        new(OwnTags(request, tags).Select(static tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    /// <summary>A map of tags, as API Gateway answers it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(JsonObject? map) =>
        (map ?? []).Select(static each => KeyValuePair.Create(each.Key, each.Value.Text() ?? ""));

    /// <summary>A value of the service with the members that the given value has.</summary>
    public static JsonNode? Formed(JsonNode? given, JsonNode? live) =>
        (given, live) switch
        {
            (JsonObject wanted, JsonObject there) => new JsonObject(
                wanted.Select(each => KeyValuePair.Create(each.Key, Formed(each.Value, Member(there, each.Key))))
            ),
            (JsonArray wanted, JsonArray there) => List(wanted, there),
            _ => live?.DeepClone(),
        };

    private static JsonArray List(JsonArray given, JsonArray live)
    {
        var left = given.ToList();
        var formed = new JsonNode?[live.Count];
        var open = new List<int>();
        for (var i = 0; i < live.Count; i++)
        {
            var match = left.FindIndex(wanted => LiveComparison.IsSame(wanted, Formed(wanted, live[i])));
            if (match < 0)
            {
                open.Add(i);
                continue;
            }

            formed[i] = Formed(left[match], live[i]);
            left.RemoveAt(match);
        }

        foreach (var (i, at) in open.Select(static (i, at) => (i, at)))
        {
            formed[i] = at < left.Count ? Formed(left[at], live[i]) : live[i]?.DeepClone();
        }

        return new(formed);
    }

    private static JsonNode? Member(JsonObject live, string name) => live[name] ?? live[InputTree.LowerFirst(name)];

    private static IEnumerable<KeyValuePair<string, string>> OwnTags(
        ResourceRequest request,
        IEnumerable<KeyValuePair<string, string>> tags
    )
    {
        var given = ResourceTags.Of(request with { StackTags = [] });
        return tags.Where(tag =>
            !tag.Key.StartsWith("aws:", StringComparison.Ordinal)
            && (given.ContainsKey(tag.Key) || !request.StackTags.Contains(tag))
        );
    }
}
