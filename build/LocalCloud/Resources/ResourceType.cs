using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;

namespace AiChef.LocalCloud.Resources;

/// <summary>
/// A resource type that stacks can hold. It is in the folder of its service and works on that service's state; the
/// engine does the rest: validation against the schema, ordering, events, waiting, replacement, rollback, retries after
/// a kill.
/// </summary>
/// <remarks>
/// Create, update and delete may be called again with the same request after the host was killed:
/// <see cref="ResourceRequest.Resumed"/> is true then, and what the first call left behind counts as done. Refusals are
/// thrown as <see cref="ResourceException"/>; an <see cref="Wire.AwsException"/> of the service's own state is
/// translated by the engine.
/// </remarks>
// A class is named after its AWS type: the service as its folder has it, the resource, then Resource
// (LambdaFunctionResource).
internal abstract class ResourceType
{
    public abstract ResourceSchema Schema { get; }

    public string Name => Schema.TypeName;

    public abstract ValueTask<ResourceOutcome> CreateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>Changes a resource in place. Called only when no create-only property differs.</summary>
    public virtual ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => throw new ResourceException("NotUpdatable", $"Resource type {Name} can not be updated in place.");

    /// <summary>Deletes a resource; one that is gone already counts as deleted.</summary>
    public abstract ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken);

    /// <summary>What Ref gives: the physical id unless the type says otherwise.</summary>
    public virtual string Reference(string physicalId, JsonObject attributes) => physicalId;

    /// <summary>Whether a change needs a new resource; by default when a create-only property differs.</summary>
    public virtual bool NeedsReplacement(JsonObject before, JsonObject after) => Schema.NeedsReplacement(before, after);

    /// <summary>Whether LocalCloud only records resources of the type, and runs nothing for them.</summary>
    public virtual bool IsRecordedOnly => false;

    /// <summary>Whether templates can no longer use the type, though resources of it may be left.</summary>
    public virtual bool IsRetired => false;

    /// <summary>
    /// Which of the actions that the registry schema lists for the handlers are needed only for a property. The first
    /// rule that names an action counts.
    /// </summary>
    public virtual IReadOnlyList<HandlerRule> HandlerRules => [];

    /// <summary>The ARN that policies name for an action on the resource; "*" when it has none.</summary>
    public virtual string AccessArn(ResourceRequest request, string action) => "*";

    /// <summary>Condition keys of the actions on the resource.</summary>
    public virtual AccessContext AccessContext(ResourceRequest request) => new();

    /// <summary>The capability that the properties need: CAPABILITY_IAM, CAPABILITY_NAMED_IAM or null.</summary>
    public virtual string? RequiredCapability(JsonObject properties) => null;
}
