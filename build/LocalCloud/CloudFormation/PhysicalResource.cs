using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>The physical resource of a logical one.</summary>
internal sealed record PhysicalResource(string Type, string PhysicalId, JsonObject Properties, JsonObject Attributes)
{
    /// <summary>Logical ids on which it depends.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public string? DeletionPolicy { get; init; }

    public string? UpdateReplacePolicy { get; init; }

    /// <summary>The stack's tags that it carries.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> StackTags { get; init; } = [];
}
