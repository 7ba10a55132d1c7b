using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// The alias of one function while this run moves it: knows what this run wrote last, and so never takes back what
/// somebody else did.
/// </summary>
/// <param name="aliases">Reads and moves the alias.</param>
/// <param name="candidate">The version that is to go live.</param>
internal sealed class AliasMove(FunctionAliases aliases, ReleaseCandidate candidate)
{
    private string _revision = candidate.AliasRevision;
    private AliasRoute? _sent;

    internal ReleaseCandidate Candidate => candidate;

    /// <summary>True as soon as a move was sent, whether its answer came or not.</summary>
    internal bool HasBegun => _sent is not null;

    /// <summary>Moves the alias if it is still as this run left it.</summary>
    internal async Task RouteAsync(AliasRoute route, CancellationToken cancellationToken)
    {
        // Before the call: it may take effect although its answer never comes.
        _sent = route;
        _revision = await aliases.RouteAsync(candidate.Function, route, _revision, cancellationToken);
    }

    /// <summary>
    /// Where the alias goes if somebody else moved it since this run did; null while it is this run's.
    /// </summary>
    internal async Task<AliasRoute?> ForeignRouteAsync(CancellationToken cancellationToken)
    {
        var now = await aliases.ReadAsync(candidate.Function, cancellationToken);
        return IsOwn(now) ? null : AliasRoute.Of(now);
    }

    /// <summary>Sends all calls to the version of before, unless somebody else moved the alias meanwhile.</summary>
    /// <returns>Null, or where somebody else sent the calls.</returns>
    internal async Task<AliasRoute?> TakeBackAsync(CancellationToken cancellationToken)
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
                // Also when the alias is still as it was: a move that is on its way then names a revision that is gone.
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
                // Our own move arrived in between, or somebody else's: the next look tells.
            }
        }
    }

    /// <summary>Ours by its revision; or by its route, when the answer to what was sent did not come.</summary>
    private bool IsOwn(GetAliasResponse now) =>
        now.RevisionId == _revision || (_sent is not null && AliasRoute.Of(now).IsSameAs(_sent));
}
