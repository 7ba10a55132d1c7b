namespace AiChef.Deployment.Lambda;

/// <summary>A published version of a function.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Published">When it was published; null if Lambda does not say.</param>
/// <param name="CodeSha256">The SHA-256 of its zip in base64, as Lambda tells it.</param>
/// <param name="Origin">The commit and the run that it comes from.</param>
/// <param name="Share">The share of the alias's calls that it gets, 0 to 1.</param>
public sealed record PublishedVersion(
    string Version,
    DateTimeOffset? Published,
    string CodeSha256,
    VersionOrigin Origin,
    double Share
);
