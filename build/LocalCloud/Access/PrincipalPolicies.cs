namespace AiChef.LocalCloud.Access;

/// <summary>The policies that decide what a session of a role may do.</summary>
internal sealed record PrincipalPolicies
{
    /// <summary>Statements of the inline and attached policies of the role.</summary>
    public required IReadOnlyList<PolicyStatement> Identity { get; init; }

    /// <summary>Statements of the permissions boundary; null when the role has none.</summary>
    public IReadOnlyList<PolicyStatement>? Boundary { get; init; }

    /// <summary>Statements of the policies that the session was made with; null when there are none.</summary>
    public IReadOnlyList<PolicyStatement>? Session { get; init; }
}
