using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>What an operation wants a resource to be.</summary>
internal sealed record WantedResource(
    string LogicalId,
    ResourceType Type,
    JsonObject Properties,
    IReadOnlyList<string> DependsOn,
    string? DeletionPolicy,
    string? UpdateReplacePolicy
);
