using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Resources;

/// <summary>A request of the engine to a resource type.</summary>
internal sealed record ResourceRequest
{
    public required Cloud Cloud { get; init; }

    public required Scope Scope { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string LogicalId { get; init; }

    /// <summary>
    /// Same for every call that belongs to one attempt at this resource, also after a kill; usable as an idempotency
    /// token.
    /// </summary>
    public required string Token { get; init; }

    /// <summary>Null while creating.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>
    /// The properties wanted: every function resolved, scalars in the JSON type that the schema names. Not to be
    /// changed.
    /// </summary>
    public required JsonObject Properties { get; init; }

    /// <summary>The properties that the resource was last given; empty while creating.</summary>
    public JsonObject PreviousProperties { get; init; } = [];

    /// <summary>Attributes that the last create or update returned.</summary>
    public JsonObject Attributes { get; init; } = [];

    /// <summary>
    /// The stack's own tags, then aws:cloudformation:stack-name, stack-id and logical-id: to be added to a taggable
    /// resource's own tags.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> StackTags { get; init; } = [];

    /// <summary>The host was killed after this very request had been started.</summary>
    public bool Resumed { get; init; }

    /// <summary>Reports the physical id before the creation has ended, for slow types.</summary>
    public Action<string> ReportPhysicalId { get; init; } = static _ => { };

    /// <summary>The name that the resource has or will have.</summary>
    /// <param name="property">The property that may give it.</param>
    /// <param name="maxLength">Most characters of a generated name.</param>
    public string NameOf(string property, int maxLength = 128) =>
        PhysicalId ?? Properties.Text(property) ?? GeneratedName(maxLength);

    /// <summary>
    /// AWS's name for a resource whose name property is absent: stack name, logical id and twelve characters, shortened
    /// to <paramref name="maxLength"/>; the same for every call of one attempt.
    /// </summary>
    public string GeneratedName(int maxLength = 128, bool lowerCase = false) =>
        PhysicalIds.Generate(StackName, LogicalId, Token, maxLength, lowerCase);
}
