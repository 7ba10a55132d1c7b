using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

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
