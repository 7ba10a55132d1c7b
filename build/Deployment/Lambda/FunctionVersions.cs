namespace AiChef.Deployment.Lambda;

/// <summary>The versions of a function and where its alias sends the calls.</summary>
/// <param name="Function">The function's full name.</param>
/// <param name="Route">Where the alias sends the calls.</param>
/// <param name="AliasRevision">The revision of the alias that was read; a move happens only while it is that.</param>
/// <param name="Versions">The published versions, the newest first.</param>
public sealed record FunctionVersions(
    string Function,
    AliasRoute Route,
    string AliasRevision,
    IReadOnlyList<PublishedVersion> Versions
)
{
    /// <summary>The move of the alias to an earlier version.</summary>
    /// <param name="wanted">The number of the version; null for the one before the live one.</param>
    /// <returns>Null if the alias sends all calls there already.</returns>
    /// <exception cref="DeploymentException">
    /// There is no such version, or a canary is under way and something else is asked for than its end.
    /// </exception>
    public ReleaseCandidate? MoveTo(string? wanted)
    {
        if (Route.Further is not null && wanted != Route.Version)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"{Function}: a canary is under way ({Route}); nothing was changed"
            )
            {
                Next =
                    "cancel the run that watches the canary, which takes it back; if that run was killed, "
                    + $"--to-version {Route.Version} takes it back",
            };
        }
        var version = wanted ?? Before();
        if (Versions.All(each => each.Version != version))
        {
            throw DeploymentException.Configuration(
                $"{Function}: there is no version {version}; there are "
                    + string.Join(", ", Versions.Select(static each => each.Version))
            );
        }
        var move = new ReleaseCandidate(Function, version, Route, AliasRevision, Uploaded: false, CodeUpdated: false);
        return move.IsNew ? move : null;
    }

    private string Before() =>
        Versions.SkipWhile(each => each.Version != Route.Version).Skip(1).FirstOrDefault()?.Version
        ?? throw DeploymentException.Configuration($"{Function}: there is no version before version {Route.Version}");
}
