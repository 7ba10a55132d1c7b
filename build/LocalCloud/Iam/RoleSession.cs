namespace AiChef.LocalCloud.Iam;

/// <summary>A session of a role, by the access key that STS gave for it. Its secret is not kept.</summary>
internal sealed record RoleSession(string RoleArn, string Name, DateTimeOffset Issued, DateTimeOffset Expires)
{
    /// <summary>The policy document that the session was made with, if any.</summary>
    public string? Policy { get; init; }

    /// <summary>ARNs of the managed policies that the session was made with.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Session tags.</summary>
    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    /// <summary>ARN of the identity provider of AssumeRoleWithWebIdentity; null for AssumeRole.</summary>
    public string? Provider { get; init; }

    /// <summary>What the token of the identity provider says, as condition keys.</summary>
    public SortedDictionary<string, string> Claims { get; init; } = new(StringComparer.Ordinal);
}
