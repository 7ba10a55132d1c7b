using System.Globalization;
using Amazon.Runtime;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Moves the aliases of functions to their new versions: at once, or a share of the calls first while alarms are
/// watched.
/// </summary>
/// <param name="aliases">Reads and moves one alias.</param>
/// <param name="alarms">The alarms of all functions: one that goes off takes all of them back.</param>
/// <param name="note">Told of each step, in one line.</param>
/// <param name="time">The clock of the canary.</param>
internal sealed class AliasShift(FunctionAliases aliases, AlarmWatch alarms, Action<string> note, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>How long taking back may last: a cancelled job is given about seven seconds.</summary>
    private static readonly TimeSpan LimitOfReturn = TimeSpan.FromSeconds(5);

    /// <summary>Moves all of them, or leaves all where they were but for those that somebody else moved.</summary>
    /// <exception cref="DeploymentException">
    /// Refused: an alarm was red before. Failed: one went off, or somebody else moved an alias.
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
                ? await alarms.AreGreenAsync(cancellationToken)
                : new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates.Where(candidate => candidate.Found.Further is not null))
        {
            note(Leftover(candidate, isWatched: canary is not null));
        }
        try
        {
            await ShiftAsync(moves, watched, canary, green, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or DeploymentException or AmazonServiceException)
        {
            await TakeBackAsync(moves.Where(move => move.HasBegun));
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
        foreach (var move in watched)
        {
            var route = new AliasRoute(move.Candidate.Before, move.Candidate.Version, canary.Percent / 100d);
            await move.RouteAsync(route, cancellationToken);
        }
        note(
            $"{canary.Percent} % of the calls go to the new versions of {Counted(watched.Count, "function")} "
                + $"for {Counted(canary.Duration.TotalMinutes, "minute")}"
        );
        await StaysGreenAsync(watched, canary.Duration, green, cancellationToken);
        foreach (var move in watched)
        {
            await move.RouteAsync(new AliasRoute(move.Candidate.Version), cancellationToken);
        }
        note("all calls go to the new versions");
    }

    private async Task StaysGreenAsync(
        List<AliasMove> watched,
        TimeSpan duration,
        IReadOnlySet<string> green,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var left = duration - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return;
            }
            await Task.Delay(left < Interval ? left : Interval, time, cancellationToken);
            if (await alarms.TroubleAsync(green, cancellationToken) is { } trouble)
            {
                var minutes = time.GetElapsedTime(started).TotalMinutes;
                throw new DeploymentException(
                    FailureKind.Failed,
                    $"{trouble} after {minutes:0.#} minutes; the canary is taken back",
                    ["the new versions are kept for a look: aws lambda list-versions-by-function"]
                )
                {
                    Next = "mend the cause and deploy again",
                };
            }
            foreach (var move in watched)
            {
                if (await move.ForeignRouteAsync(cancellationToken) is { } foreign)
                {
                    throw new DeploymentException(
                        FailureKind.Failed,
                        $"{move.Candidate.Function}: somebody else moved the alias to {foreign} during the canary"
                    )
                    {
                        Next = "agree on whose code is to be live, and deploy again",
                    };
                }
            }
        }
    }

    /// <summary>
    /// Takes the calls back to the versions of before, also while the run is being cancelled; an alias that somebody
    /// else moved is left alone.
    /// </summary>
    private async Task TakeBackAsync(IEnumerable<AliasMove> begun)
    {
        using var limit = new CancellationTokenSource(LimitOfReturn, time);
        await Task.WhenAll(begun.Select(move => TakeBackAsync(move, limit.Token)));
    }

    private async Task TakeBackAsync(AliasMove move, CancellationToken cancellationToken)
    {
        var (function, before) = (move.Candidate.Function, move.Candidate.Before);
        try
        {
            note(
                await move.TakeBackAsync(cancellationToken) is { } foreign
                    ? $"{function}: somebody else moved the alias to {foreign}; it is left as it is"
                    : $"{function}: all calls go to version {before} again"
            );
        }
        catch (Exception e) when (e is OperationCanceledException or DeploymentException or AmazonServiceException)
        {
            note($"{function}: could not be taken back to version {before}: {e.Message}; the next run sets it right");
        }
    }

    private static string Leftover(ReleaseCandidate candidate, bool isWatched)
    {
        var (further, share) = (candidate.Found.Further, candidate.Found.Share * 100);
        var fate = (candidate.HasNewVersion, isWatched) switch
        {
            (false, _) => $"they go to version {candidate.Before} again",
            (true, true) => $"the canary of version {candidate.Version} begins anew",
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
