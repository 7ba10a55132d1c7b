using System.Text.Json.Nodes;

namespace AiChef.ResourceSchemas;

/// <summary>
/// The path of a property within a resource's properties, such as <c>/properties/Replicas/*/Region</c>, where a star
/// stands for every item of a list.
/// </summary>
public sealed class PropertyPath
{
    private const string EveryItem = "*";

    private PropertyPath(IReadOnlyList<string> members) => Members = members;

    /// <summary>The names on the way, without the star.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>The property of the resource that the path leads through.</summary>
    public string Name => Members[0];

    /// <summary>Whether the path names a property of the resource itself.</summary>
    public bool IsWhole => Members.Count == 1;

    /// <summary>The names with dots between them, as Fn::GetAtt writes them.</summary>
    public string Dotted => string.Join('.', Members.Where(static member => member != EveryItem));

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path, which begins with /properties/.</param>
    public static PropertyPath Parse(string path) =>
        new([.. path.Split('/')[2..].Where(static member => member is not ("properties" or "items"))]);

    /// <summary>The values that the path leads to, in their order; a value that is missing is left out.</summary>
    public IEnumerable<JsonNode> Values(JsonNode? node) => Values(node, 0);

    /// <summary>Whether the values that the path leads to are the same in two resources.</summary>
    public bool IsSame(JsonObject one, JsonObject other) =>
        Values(one).SequenceEqual(Values(other), JsonNodeComparer.Instance);

    /// <summary>Removes the values that the path leads to.</summary>
    public void RemoveFrom(JsonNode? node) => RemoveFrom(node, 0);

    private IEnumerable<JsonNode> Values(JsonNode? node, int at) =>
        node is null ? []
        : at == Members.Count ? [node]
        : Members[at] == EveryItem ? (node as JsonArray ?? []).SelectMany(item => Values(item, at + 1))
        : node is JsonArray list ? list.SelectMany(item => Values(item, at))
        : Values((node as JsonObject)?[Members[at]], at + 1);

    private void RemoveFrom(JsonNode? node, int at)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                RemoveFrom(item, Members[at] == EveryItem ? at + 1 : at);
            }
        }
        else if (node is JsonObject tree && at == Members.Count - 1)
        {
            tree.Remove(Members[at]);
        }
        else if (node is JsonObject inner && at < Members.Count)
        {
            RemoveFrom(inner[Members[at]], at + 1);
        }
    }

    private sealed class JsonNodeComparer : IEqualityComparer<JsonNode>
    {
        public static readonly JsonNodeComparer Instance = new();

        public bool Equals(JsonNode? x, JsonNode? y) => JsonNode.DeepEquals(x, y);

        public int GetHashCode(JsonNode obj) => 0;
    }
}
