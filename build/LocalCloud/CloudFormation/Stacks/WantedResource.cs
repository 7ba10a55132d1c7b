using System.Collections.Frozen;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>The target state of a resource in an operation.</summary>
internal sealed record WantedResource(
    string LogicalId,
    ResourceType Type,
    JsonObject Properties,
    IReadOnlyList<string> DependsOn,
    string? DeletionPolicy,
    string? UpdateReplacePolicy
)
{
    /// <summary>Properties whose values come from resources that are only recorded: LocalCloud made them up.</summary>
    public IReadOnlySet<string> MadeUp { get; init; } = FrozenSet<string>.Empty;
}
