using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>
/// Members of requests that LocalCloud does not model. One is refused in LocalCloud's own words unless it has the value
/// that AWS takes when it is not given.
/// </summary>
/// <param name="members">By <c>Operation.Member</c> or <c>*.Member</c>, a path below it with dots: what is as good as
/// not given, separated by bars; empty: nothing is; a star: AWS makes nothing of it either. <c>Operation.*</c> is for
/// an operation that LocalCloud refuses, or answers the same, whatever it is given.</param>
internal sealed class UnmodelledMembers(IReadOnlyDictionary<string, string> members)
{
    public static UnmodelledMembers None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The declared paths.</summary>
    public IEnumerable<string> Paths => members.Keys;

    /// <summary>Whether a member of an operation is declared.</summary>
    public bool Has(string operation, string path) =>
        members.ContainsKey($"{operation}.{path}")
        || members.ContainsKey($"*.{path}")
        || members.ContainsKey($"{operation}.*");

    /// <summary>Refuses a request that has one.</summary>
    /// <exception cref="AwsException">It has one with a value that matters: NotImplemented, 501.</exception>
    public void Refuse(string service, ServiceOperation operation, JsonObject input)
    {
        if (members.Count == 0)
        {
            return;
        }

        foreach (var (key, neutral) in members)
        {
            var dot = key.IndexOf('.', StringComparison.Ordinal);
            if (key[..dot] is "*" || key[..dot] == operation.Name)
            {
                var path = key[(dot + 1)..];
                if (At(input, path.Split('.')).Any(value => Matters(value, neutral)))
                {
                    throw NotModelled.Member(service, operation.Name, path);
                }
            }
        }
    }

    private static IEnumerable<JsonNode> At(JsonNode? node, ReadOnlyMemory<string> path) =>
        (node, path.Length) switch
        {
            (null, _) => [],
            (_, 0) => [node],
            (JsonArray list, _) => list.SelectMany(item => At(item, path)),
            (JsonObject tree, _) => At(tree[path.Span[0]], path[1..]),
            _ => [],
        };

    private static bool Matters(JsonNode value, string neutral) =>
        value switch
        {
            _ when neutral == "*" => false,
            JsonArray list => list.Any(item => item is not null && Matters(item, neutral)),
            JsonObject tree => tree.Any(each => each.Value is not null && Matters(each.Value, neutral)),
            JsonValue scalar => !neutral.Split('|').Contains(scalar.Text(), StringComparer.OrdinalIgnoreCase),
            _ => true,
        };
}
