namespace AiChef.Deployment.Lambda;

/// <summary>A published version that is ready to go live.</summary>
/// <param name="Function">The function's full name, such as <c>ai-chef-recipe</c>.</param>
/// <param name="Version">The version.</param>
/// <param name="Found">The alias's route when it was read.</param>
/// <param name="AliasRevision">The revision of the alias that was read; a move happens only while it is still
/// that.</param>
/// <param name="Uploaded">True when the zip was not in the artifact bucket yet.</param>
/// <param name="CodeUpdated">True when the function's code was replaced.</param>
public sealed record ReleaseCandidate(
    string Function,
    string Version,
    AliasRoute Found,
    string AliasRevision,
    bool Uploaded,
    bool CodeUpdated
)
{
    /// <summary>The version that the alias routes to, apart from a canary's share.</summary>
    public string Before => Found.Version;

    /// <summary>True when the version is not live yet.</summary>
    public bool HasNewVersion => Version != Before;

    /// <summary>
    /// True if the alias must be moved: to a new version, or away from a share that a killed run left.
    /// </summary>
    public bool IsNew => HasNewVersion || Found.Further is not null;
}
