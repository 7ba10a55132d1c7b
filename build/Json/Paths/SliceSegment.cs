using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

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
