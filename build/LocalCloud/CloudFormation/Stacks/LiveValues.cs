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
        return AttributeOf(current.Attributes, attribute)
            ?? current.Properties[attribute]?.DeepClone()
            ?? (
                _types.Find(current.Type)!.Schema.Supports(attribute)
                    ? ""
                    : throw CloudFormationErrors.Validation(
                        $"Template error: resource {logicalId} does not "
                            + $"support attribute type {attribute} in Fn::GetAtt"
                    )
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

    public string Dynamic(string service, string reference) => StoredParameter(cloud, stack.Scope, service, reference);

    /// <summary>The value of an attribute, which may lie within another: "Endpoint.Address".</summary>
    public static JsonNode? AttributeOf(JsonObject attributes, string path)
    {
        if (attributes.TryGetPropertyValue(path, out var whole))
        {
            return whole?.DeepClone();
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && attributes[path[..dot]] is JsonObject inner ? AttributeOf(inner, path[(dot + 1)..]) : null;
    }

    /// <summary>Resolves <c>ssm:name</c>, <c>ssm:name:version</c>, and the same with ssm-secure.</summary>
    public static string StoredParameter(Cloud cloud, Scope scope, string service, string reference)
    {
        if (service is not ("ssm" or "ssm-secure"))
        {
            throw CloudFormationErrors.Validation($"LocalCloud does not model dynamic references to {service}");
        }

        var colon = reference.LastIndexOf(':');
        var name = colon < 0 ? reference : reference[..colon];
        var version = colon < 0 ? null : reference[(colon + 1)..];
        var parameter =
            cloud.Offered<IStoredParameters>().Read(scope, name, version)
            ?? throw CloudFormationErrors.Validation(
                $"Parameters: [{reference}] could not be found. Rollback requested by user."
            );
        return parameter.IsSecure && service == "ssm"
            ? throw CloudFormationErrors.Validation(
                $"Non-secure ssm prefix is used for secure parameter: [{reference}]. Rollback requested by user."
            )
            : parameter.Value;
    }

    private PhysicalResource Existing(string logicalId) =>
        state.Resource(stack.Id, logicalId)?.Current
        ?? throw CloudFormationErrors.Validation(
            "Template format error: Unresolved resource dependencies "
                + $"[{logicalId}] in the Resources block of the template"
        );
}
