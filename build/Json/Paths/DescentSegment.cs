using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

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
