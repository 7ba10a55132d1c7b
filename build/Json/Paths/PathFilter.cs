using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

/// <summary>The condition of a filter step such as [?(@.price &lt; 10 &amp;&amp; @.stock)].</summary>
internal abstract record PathFilter
{
    public abstract bool Accepts(JsonNode? node, JsonNode? root);
}
