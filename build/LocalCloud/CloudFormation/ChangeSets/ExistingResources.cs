using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>
/// Finds existing resources that a change set with ImportExistingResources takes over: those with a fixed name in the
/// template, a DeletionPolicy that keeps them, and no stack of their own.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
/// </remarks>
internal sealed class ExistingResources(Cloud cloud, Stack stack)
{
    /// <summary>The physical id of the resource to take over, or null to create one.</summary>
    /// <param name="declared">The resource in the template.</param>
    /// <param name="type">Its type.</param>
    /// <param name="properties">Its properties, as far as they are known.</param>
    /// <param name="deletionPolicy">Its DeletionPolicy.</param>
    public string? PhysicalIdOf(
        ResourceDeclaration declared,
        ResourceType type,
        JsonObject properties,
        string? deletionPolicy
    ) =>
        type is IImportable importable
        && deletionPolicy is "Retain" or "RetainExceptOnCreate"
        && HasFixedName(declared, type)
        && importable.Existing(Request(declared, properties)) is { } found
        && !BelongsToStack(type, found.PhysicalId)
            ? found.PhysicalId
            : null;

    /// <summary>AWS does not import by a name that a function gives.</summary>
    private static bool HasFixedName(ResourceDeclaration declared, ResourceType type) =>
        type.Schema.NameProperty is { } name && declared.Properties[name] is JsonValue;

    private bool BelongsToStack(ResourceType type, string physicalId)
    {
        var state = cloud.Get<CloudFormationState>();
        return state
            .Stacks(stack.Scope)
            .Where(static other => !other.IsDeleted)
            .SelectMany(other => state.Resources(other.Id))
            .Any(resource =>
                resource.Type == type.Name
                && resource.PhysicalId == physicalId
                && resource.Status is not "DELETE_SKIPPED" and not "DELETE_COMPLETE"
            );
    }

    private ResourceRequest Request(ResourceDeclaration declared, JsonObject properties) =>
        new()
        {
            Cloud = cloud,
            Scope = stack.Scope,
            StackId = stack.Id,
            StackName = stack.Name,
            LogicalId = declared.LogicalId,
            Token = "",
            Properties = properties,
        };
}
