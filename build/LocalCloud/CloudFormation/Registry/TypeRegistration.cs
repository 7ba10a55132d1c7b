namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>A request to register a version of an extension.</summary>
internal sealed record TypeRegistration
{
    public required string Token { get; init; }

    public required Scope Scope { get; init; }

    public required string Kind { get; init; }

    public required string TypeName { get; init; }

    /// <summary>Null when the package was refused.</summary>
    public string? VersionId { get; init; }

    /// <summary>Why the package was refused; null when it was not.</summary>
    public string? Failure { get; init; }

    /// <summary>The caller's ClientRequestToken, which makes a repetition the same request.</summary>
    public string? RequestToken { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Ready { get; init; }

    public string Status(DateTimeOffset now) =>
        now < Ready ? "IN_PROGRESS"
        : Failure is null ? "COMPLETE"
        : "FAILED";
}
