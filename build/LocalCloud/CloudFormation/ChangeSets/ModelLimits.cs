using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>
/// Collects what a template has that LocalCloud does not model. It is told before anything is done, of all resources at
/// once, and together with the mistakes that AWS would find later.
/// </summary>
internal sealed class ModelLimits
{
    private readonly List<string> _refusals = [];
    private bool _isBeyond;

    /// <summary>All that is refused; null if nothing is beyond what LocalCloud models.</summary>
    public string? Refusal => _isBeyond ? string.Join("; ", _refusals) : null;

    /// <summary>Keeps what LocalCloud does not do with a resource.</summary>
    public void Add(string refusal)
    {
        _isBeyond = true;
        _refusals.Add(refusal);
    }

    /// <summary>Looks at a resource's properties, as far as they are known.</summary>
    public void Look(string logicalId, ResourceSchema schema, JsonObject properties)
    {
        var typed = PropertyCheck.Typed(schema, properties);
        var unknown = typed
            .Where(static property => IsUnknown(property.Value))
            .Select(static property => property.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (PropertyCheck.Refusal(schema, logicalId, typed, unknown) is { } refusal)
        {
            _isBeyond |= PropertyCheck.NotModelled(schema, typed).Count > 0;
            _refusals.Add($"{logicalId}: {refusal}");
        }
    }

    private static bool IsUnknown(JsonNode? value) =>
        value?.ToJsonString().Contains(Evaluator.Unknown, StringComparison.Ordinal) == true;
}
