namespace AiChef.LocalCloud.Iam;

internal sealed record Role(
    string Name,
    string Path,
    string Arn,
    string RoleId,
    DateTimeOffset Created,
    string TrustPolicy
)
{
    public string? Description { get; init; }

    public int MaxSessionDuration { get; init; } = 3600;

    public string? PermissionsBoundary { get; init; }

    /// <summary>Inline policies by name.</summary>
    public SortedDictionary<string, string> Policies { get; init; } = new(StringComparer.Ordinal);

    /// <summary>ARNs of the attached managed policies, in the order of their attachment.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}
