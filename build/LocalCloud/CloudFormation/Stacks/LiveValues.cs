using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>Values from a stack's resources as they are, used while an operation runs.</summary>
internal sealed class LiveValues(Cloud cloud, CloudFormationState state, Stack stack) : IResourceValues
{
    private readonly ResourceTypes _types = cloud.Offered<ResourceTypes>().In(stack.Scope);
    private readonly ConcurrentDictionary<string, bool> _imports = new(StringComparer.Ordinal);

    /// <summary>The exports that were asked for.</summary>
    public IReadOnlyList<string> Imports => [.. _imports.Keys.Order(StringComparer.Ordinal)];

    public JsonNode? Reference(string logicalId)
    {
        var current = Existing(logicalId);
        return _types.Find(current.Type)!.Reference(current.PhysicalId, current.Attributes);
    }

    public JsonNode? Attribute(string logicalId, string attribute)
    {
        var current = Existing(logicalId);
        return AttributeOf(_types, current, attribute)
            ?? throw CloudFormationErrors.Validation(
                $"Template error: resource {logicalId} does not support attribute type {attribute} in Fn::GetAtt"
            );
    }

    public JsonNode? Import(string exportName)
    {
        _imports[exportName] = true;
        return StackExports.Find(state, stack.Scope, exportName)?.Output.Value
            ?? throw CloudFormationErrors.Validation(
                $"No export named {exportName} found. Rollback requested by user."
            );
    }

    public string Dynamic(string service, string reference) => DynamicValues.Of(cloud, stack.Scope, service, reference);

    /// <summary>
    /// The value of an attribute of a resource: empty if it has none, null if its type has no such attribute.
    /// </summary>
    public static JsonNode? AttributeOf(ResourceTypes types, PhysicalResource resource, string attribute) =>
        Within(resource.Attributes, attribute)
        ?? resource.Properties[attribute]?.DeepClone()
        ?? (types.Find(resource.Type)!.Schema.Supports(attribute) ? "" : null);

    // it may lie within another: "Endpoint.Address"
    private static JsonNode? Within(JsonObject attributes, string path)
    {
        if (attributes.TryGetPropertyValue(path, out var whole))
        {
            return whole?.DeepClone();
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && attributes[path[..dot]] is JsonObject inner ? Within(inner, path[(dot + 1)..]) : null;
    }

    private PhysicalResource Existing(string logicalId) =>
        state.Resource(stack.Id, logicalId)?.Current
        ?? throw CloudFormationErrors.Validation(
            "Template format error: Unresolved resource dependencies "
                + $"[{logicalId}] in the Resources block of the template"
        );
}
