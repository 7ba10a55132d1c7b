using System.Globalization;
using Amazon.Runtime;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Moves the aliases of functions to their new versions: at once, or a share of the calls first while alarms are
/// watched.
/// </summary>
/// <param name="aliases">Reads and moves one alias.</param>
/// <param name="alarms">The alarms of all functions: if one goes into ALARM, all aliases return.</param>
/// <param name="outlet">Told of each step.</param>
/// <param name="time">The clock for the canary.</param>
internal sealed class AliasShift(FunctionAliases aliases, AlarmWatch alarms, CanaryOutlet outlet, TimeProvider time)
{
    /// <summary>How long the return may take: a cancelled job has about seven seconds.</summary>
    private static readonly TimeSpan RollBackLimit = TimeSpan.FromSeconds(5);

    /// <summary>Moves all of them, or leaves all of them unchanged except for those that somebody else moved.</summary>
    /// <exception cref="DeploymentException">
    /// Refused: an alarm was already in ALARM. Failed: one went into ALARM, or somebody else moved an alias.
    /// </exception>
    internal async Task RunAsync(
        IReadOnlyList<ReleaseCandidate> candidates,
        CanaryPolicy? canary,
        CancellationToken cancellationToken
    )
    {
        var moves = candidates.Select(candidate => new AliasMove(aliases, candidate)).ToList();
        var watched = canary is null ? [] : moves.FindAll(move => move.Candidate.HasNewVersion);
        var green =
            watched.Count > 0
                ? await alarms.RequireNoneInAlarmAsync(cancellationToken)
                : new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates.Where(candidate => candidate.Found.Further is not null))
        {
            outlet.Note(Leftover(candidate, isWatched: canary is not null));
        }
        try
        {
            await ShiftAsync(moves, watched, canary, green, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or DeploymentException or AmazonServiceException)
        {
            await RollBackAsync(moves.Where(move => move.HasBegun));
            throw;
        }
    }

    private async Task ShiftAsync(
        List<AliasMove> moves,
        List<AliasMove> watched,
        CanaryPolicy? canary,
        IReadOnlySet<string> green,
        CancellationToken cancellationToken
    )
    {
        foreach (var move in moves.Except(watched))
        {
            await move.RouteAsync(new AliasRoute(move.Candidate.Version), cancellationToken);
        }
        if (canary is null || watched.Count == 0)
        {
            return;
        }
        var watch = new CanaryWatch(watched, alarms, green, outlet, time);
        foreach (var step in canary.Steps)
        {
            foreach (var move in watched)
            {
                var route = new AliasRoute(move.Candidate.Before, move.Candidate.Version, step.Percent / 100d);
                await move.RouteAsync(route, cancellationToken);
            }
            outlet.Note(
                $"{step.Percent} % of the calls go to the new versions of {Counted(watched.Count, "function")} "
                    + $"for {Counted(step.Duration.TotalMinutes, "minute")}"
            );
            await watch.RunAsync(step, canary.MinimumRequests, cancellationToken);
        }
        await outlet.Check(cancellationToken);
        foreach (var move in watched)
        {
            await move.RouteAsync(new AliasRoute(move.Candidate.Version), cancellationToken);
        }
        outlet.Note("all calls go to the new versions");
    }

    /// <summary>
    /// Sends the calls back to the previous versions, also while the run is being cancelled; an alias that somebody
    /// else moved is left unchanged.
    /// </summary>
    private async Task RollBackAsync(IEnumerable<AliasMove> begun)
    {
        using var limit = new CancellationTokenSource(RollBackLimit, time);
        await Task.WhenAll(begun.Select(move => RollBackAsync(move, limit.Token)));
    }

    private async Task RollBackAsync(AliasMove move, CancellationToken cancellationToken)
    {
        var (function, before) = (move.Candidate.Function, move.Candidate.Before);
        try
        {
            outlet.Note(
                await move.RollBackAsync(cancellationToken) is { } foreign
                    ? $"{function}: somebody else moved the alias to {foreign}; it is left as it is"
                    : $"{function}: all calls go to version {before} again"
            );
        }
        catch (Exception e) when (e is OperationCanceledException or DeploymentException or AmazonServiceException)
        {
            outlet.Note(
                $"{function}: could not be moved back to version {before}: {e.Message}; the next run corrects it"
            );
        }
    }

    private static string Leftover(ReleaseCandidate candidate, bool isWatched)
    {
        var (further, share) = (candidate.Found.Further, candidate.Found.Share * 100);
        var fate = (candidate.HasNewVersion, isWatched) switch
        {
            (false, _) => $"they go to version {candidate.Before} again",
            (true, true) => $"the canary of version {candidate.Version} starts again",
            (true, false) => $"all calls go to version {candidate.Version} now",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{candidate.Function}: a run that ended early left "
                + $"{share:0.##} % of the calls on version {further}; {fate}"
        );
    }

    private static string Counted(double count, string thing) =>
        FormattableString.Invariant($"{count:0.##} {thing}{(count == 1 ? "" : "s")}");
}
