using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>
/// Values as a change set sees them before it is executed: those of resources that do not exist yet are not known.
/// </summary>
internal sealed class PreviewValues(
    Cloud cloud,
    CloudFormationState state,
    Stack stack,
    IReadOnlyDictionary<string, PlannedAction> planned
) : IResourceValues
{
    private readonly ResourceTypes _types = cloud.Offered<ResourceTypes>().In(stack.Scope);
    private readonly Dictionary<string, JsonObject> _after = new(StringComparer.Ordinal);
    private string _resource = "";

    /// <summary>The first thing that could not be resolved, in AWS's words; null when all could.</summary>
    public string? Warning { get; private set; }

    /// <summary>The properties that follow belong to this resource.</summary>
    public void Enter(string logicalId) => _resource = logicalId;

    /// <summary>Keeps the properties that a resource will have, which tell some of its attributes.</summary>
    public void Planned(string logicalId, JsonObject properties) => _after[logicalId] = properties;

    /// <summary>Records that a resource's properties could not be resolved.</summary>
    public void Warn(string reason) =>
        Warning ??=
            "[WARN] --include-property-values option can return incomplete ChangeSet data "
            + $"because: ChangeSet creation failed for resource [{_resource}] because: {reason}";

    public JsonNode? Reference(string logicalId) =>
        planned.GetValueOrDefault(logicalId) is PlannedAction.None or PlannedAction.Modify
        && state.Resource(stack.Id, logicalId)?.Current is { } current
            ? _types.Find(current.Type)!.Reference(current.PhysicalId, current.Attributes)
            : Evaluator.Unknown;

    public JsonNode? Attribute(string logicalId, string attribute)
    {
        var action = planned.GetValueOrDefault(logicalId);

        // Only a declared attribute is foreseen to change with its property; a property asked for by Fn::GetAtt is used
        // as it is.
        if (
            action == PlannedAction.Modify
            && IsDeclared(logicalId, attribute)
            && _after.TryGetValue(logicalId, out var after)
            && state.Resource(stack.Id, logicalId)?.Current is { } before
            && !JsonNode.DeepEquals(after[attribute], before.Properties[attribute])
        )
        {
            return Evaluator.Unknown;
        }

        return
            action is PlannedAction.None or PlannedAction.Modify
            && state.Resource(stack.Id, logicalId)?.Current is { } current
            ? LiveValues.AttributeOf(_types, current, attribute) ?? Evaluator.Unknown
            : Evaluator.Unknown;
    }

    private bool IsDeclared(string logicalId, string attribute) =>
        _types.Find(state.Resource(stack.Id, logicalId)?.Type ?? "")?.Schema.Attributes.Contains(attribute) == true;

    public JsonNode? Import(string exportName)
    {
        if (StackExports.Find(state, stack.Scope, exportName) is { } found)
        {
            return found.Output.Value;
        }

        Warn($"No export named {exportName} found. Rollback requested by user.");
        return Evaluator.Unknown;
    }

    public string Dynamic(string service, string reference) => DynamicValues.Of(cloud, stack.Scope, service, reference);
}
