using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// The alias of one function while this run moves it. It knows what this run wrote last, and so never undoes what
/// somebody else did.
/// </summary>
/// <param name="aliases">Reads and moves the alias.</param>
/// <param name="candidate">The version to release.</param>
internal sealed class AliasMove(FunctionAliases aliases, ReleaseCandidate candidate)
{
    private string _revision = candidate.AliasRevision;
    private AliasRoute? _sent;

    internal ReleaseCandidate Candidate => candidate;

    /// <summary>True as soon as a move was sent, whether or not its answer arrived.</summary>
    internal bool HasBegun => _sent is not null;

    /// <summary>Moves the alias if it is still as this run left it.</summary>
    internal async Task RouteAsync(AliasRoute route, CancellationToken cancellationToken)
    {
        // Set before the call: it may take effect although its answer is lost.
        _sent = route;
        _revision = await aliases.RouteAsync(candidate.Function, route, _revision, cancellationToken);
    }

    /// <summary>The alias's route if somebody else moved it after this run; otherwise null.</summary>
    internal async Task<AliasRoute?> ForeignRouteAsync(CancellationToken cancellationToken)
    {
        var now = await aliases.ReadAsync(candidate.Function, cancellationToken);
        return IsOwn(now) ? null : AliasRoute.Of(now);
    }

    /// <summary>
    /// Sends all calls to the previous version, unless somebody else moved the alias in the meantime.
    /// </summary>
    /// <returns>Null, or the route that somebody else set.</returns>
    internal async Task<AliasRoute?> RollBackAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = await aliases.ReadAsync(candidate.Function, cancellationToken);
            if (!IsOwn(now))
            {
                return AliasRoute.Of(now);
            }
            try
            {
                // Even if the alias is unchanged: a move that is still on its way then has an outdated revision.
                await aliases.RouteAsync(
                    candidate.Function,
                    new AliasRoute(candidate.Before),
                    now.RevisionId,
                    cancellationToken
                );
                return null;
            }
            catch (PreconditionFailedException)
            {
                // Our own move or somebody else's arrived in between: the next read shows which.
            }
        }
    }

    /// <summary>Recognised by its revision, or by its route if the answer was lost.</summary>
    private bool IsOwn(GetAliasResponse now) =>
        now.RevisionId == _revision || (_sent is not null && AliasRoute.Of(now).IsSameAs(_sent));
}
