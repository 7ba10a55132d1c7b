using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Json.Paths;

/// <summary>One step of a JSONPath.</summary>
internal abstract record PathSegment
{
    /// <summary>Whether the step selects at most one node.</summary>
    public abstract bool IsDefinite { get; }

    /// <summary>The step as AWS's library writes it, e.g. ['name'] or [0].</summary>
    public abstract string Fragment { get; }

    /// <summary>The nodes selected below one node; nothing when the step does not apply.</summary>
    public abstract IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root);
}

internal sealed record PropertySegment(string Name) : PathSegment
{
    public override bool IsDefinite => true;

    public override string Fragment => $"['{Name}']";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root)
    {
        if (node is JsonObject map && map.TryGetPropertyValue(Name, out var value))
        {
            yield return value;
        }
    }
}

internal sealed record PropertiesSegment(IReadOnlyList<string> Names) : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => "[" + string.Join(',', Names.Select(name => $"'{name}'")) + "]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root)
    {
        if (node is JsonObject map)
        {
            yield return new JsonObject(
                Names.Where(map.ContainsKey).Select(name => KeyValuePair.Create(name, map[name]?.DeepClone()))
            );
        }
    }
}

internal sealed record IndexSegment(IReadOnlyList<int> Indexes) : PathSegment
{
    public override bool IsDefinite => Indexes.Count == 1;

    public override string Fragment => "[" + string.Join(',', Indexes) + "]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root)
    {
        if (node is not JsonArray list)
        {
            yield break;
        }

        foreach (var index in Indexes)
        {
            var at = index < 0 ? list.Count + index : index;
            if (at >= 0 && at < list.Count)
            {
                yield return list[at];
            }
        }
    }
}

internal sealed record SliceSegment(int? From, int? To, int Step) : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => $"[{From}:{To}]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root)
    {
        if (node is not JsonArray list)
        {
            yield break;
        }

        var from = Bound(From ?? 0, list.Count);
        var to = Bound(To ?? list.Count, list.Count);
        for (var i = from; i < to; i += Step)
        {
            yield return list[i];
        }
    }

    private static int Bound(int index, int count) => Math.Clamp(index < 0 ? count + index : index, 0, count);
}

internal sealed record WildcardSegment : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => "[*]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root) => Children(node);

    public static IEnumerable<JsonNode?> Children(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
}

/// <summary>".." followed by a step: the step on the node and on everything below it, outermost first.</summary>
internal sealed record DescentSegment(PathSegment Then) : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => ".." + Then.Fragment;

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root)
    {
        foreach (var found in Then.Select(node, root))
        {
            yield return found;
        }

        foreach (var child in WildcardSegment.Children(node))
        {
            foreach (var found in Select(child, root))
            {
                yield return found;
            }
        }
    }
}

internal sealed record FilterSegment(PathFilter Filter, string Text) : PathSegment
{
    public override bool IsDefinite => false;

    public override string Fragment => $"[?({Text})]";

    public override IEnumerable<JsonNode?> Select(JsonNode? node, JsonNode? root) =>
        node is JsonObject
            ? new[] { node }.Where(child => Filter.Accepts(child, root))
            : WildcardSegment.Children(node).Where(child => Filter.Accepts(child, root));
}
