using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

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
