using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>One change of a change set.</summary>
/// <param name="Action">Add, Modify, Remove, Import or another action of AWS.</param>
/// <param name="LogicalId">The logical id.</param>
/// <param name="Type">The resource type.</param>
/// <param name="Replacement"><c>True</c>, <c>False</c>, <c>Conditional</c> or null.</param>
/// <param name="PolicyAction">What happens to the old resource: <c>Delete</c>, <c>Retain</c>, <c>ReplaceAndDelete</c>
/// ... or null.</param>
/// <param name="PhysicalId">The current physical id, or null.</param>
public sealed record PlannedChange(
    string Action,
    string LogicalId,
    string Type,
    string? Replacement,
    string? PolicyAction,
    string? PhysicalId
)
{
    /// <summary>The properties that get another value, as far as AWS can tell.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>Their values before and after, in the order of their paths.</summary>
    public IReadOnlyList<PropertyChange> Values { get; init; } = [];

    /// <summary>What becomes of the resource without its stack, if that changes: the names of its policies.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>
    /// True for a nested stack that does not change itself; AWS updates it because its template may have changed behind
    /// the same URL.
    /// </summary>
    public bool IsAutomatic { get; init; }

    /// <summary>True if the resource is or may be replaced.</summary>
    public bool IsReplacement =>
        Replacement is "True" or "Conditional"
        || PolicyAction?.StartsWith("ReplaceAnd", StringComparison.Ordinal) == true;

    /// <summary>
    /// True if the application has no data afterwards: a stateful resource is deleted, replaced by an empty one, or
    /// kept by AWS outside any stack.
    /// </summary>
    public bool PartsWithData => StatefulTypes.Contains(Type) && (Action == "Remove" || IsReplacement);

    /// <summary>What happens to the existing resource, in words.</summary>
    public string Description =>
        (IsReplacement, PolicyAction) switch
        {
            (false, "Delete") => "removed: AWS deletes it with its content",
            (false, "Retain") => "removed: AWS keeps it, outside any stack",
            (false, "Snapshot") => "removed: AWS deletes it after a snapshot",
            (false, _) => "removed",
            (true, "ReplaceAndDelete") => $"{Replaced} by an empty one: AWS deletes the old one with its content",
            (true, "ReplaceAndRetain") => $"{Replaced} by an empty one: AWS keeps the old one, outside the stack",
            (true, "ReplaceAndSnapshot") => $"{Replaced} by an empty one: AWS deletes the old one after a snapshot",
            (true, _) => $"{Replaced} by an empty one",
        };

    private string Replaced => Replacement == "Conditional" ? "possibly replaced" : "replaced";
}
