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
);
