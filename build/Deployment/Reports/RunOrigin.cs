namespace AiChef.Deployment.Reports;

/// <summary>The commit that is deployed and the run that deploys it.</summary>
/// <param name="Commit">The full hash of the commit; null outside a repository.</param>
/// <param name="CommitLink">The page of the commit; null when there is none.</param>
/// <param name="RunLink">The page of the run; null outside a CI system.</param>
public sealed record RunOrigin(string? Commit, Uri? CommitLink, Uri? RunLink)
{
    private const int ShortLength = 7;

    /// <summary>The commit's hash as people write it; null when it is not known.</summary>
    public string? ShortCommit => Commit is { Length: > 0 } hash ? hash[..Math.Min(ShortLength, hash.Length)] : null;
}
