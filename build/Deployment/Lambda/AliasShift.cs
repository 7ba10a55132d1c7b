using Amazon.Lambda.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.Lambda;

/// <summary>Moves the aliases of functions to their new versions: at once, or a share of the calls first while alarms are watched.</summary>
/// <param name="aliases">Moves one alias.</param>
/// <param name="alarms">The alarms of all functions: one that goes off takes all of them back.</param>
/// <param name="note">Told of each step, in one line.</param>
/// <param name="time">The clock of the canary.</param>
internal sealed class AliasShift(FunctionAliases aliases, AlarmWatch alarms, Action<string> note, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Moves all of them, or leaves all where they were.</summary>
    /// <exception cref="DeploymentException">Refused: an alarm was red before. Failed: one went off, or somebody else moved an alias; the calls go to the versions of before.</exception>
    internal async Task RunAsync(IReadOnlyList<ReleaseCandidate> candidates, CanaryPolicy? canary, CancellationToken ct)
    {
        if (canary is null || candidates.Count == 0)
        {
            foreach (var candidate in candidates)
                await MoveAsync(candidate, candidate.AliasRevision, ct);
            return;
        }
        if (await alarms.RedAsync(ct) is { Count: > 0 } red)
        {
            throw new DeploymentException(FailureKind.Refused, $"a canary would prove nothing: {string.Join(", ", red)} {(red.Count == 1 ? "is" : "are")} red already; no alias was moved") { Next = "mend the cause, or leave the alarm out by --ignore-alarms, or move all calls at once by --canary 0" };
        }
        await WatchAsync(candidates, canary, ct);
    }

    private async Task WatchAsync(IReadOnlyList<ReleaseCandidate> candidates, CanaryPolicy canary, CancellationToken ct)
    {
        var revisions = new Dictionary<ReleaseCandidate, string>();
        try
        {
            foreach (var candidate in candidates)
                revisions[candidate] = await aliases.RouteAsync(candidate.Function, candidate.Before, (candidate.Version, canary.Percent / 100d), candidate.AliasRevision, ct);
            note($"{canary.Percent} % of the calls go to the new versions of {candidates.Count} {(candidates.Count == 1 ? "function" : "functions")} for {canary.Duration.TotalMinutes:0} {(canary.Duration.TotalMinutes == 1 ? "minute" : "minutes")}");
            await StaysGreenAsync(canary.Duration, ct);
            foreach (var candidate in candidates)
                revisions[candidate] = await MoveAsync(candidate, revisions[candidate], ct);
            note("all calls go to the new versions");
        }
        catch (Exception e) when (e is OperationCanceledException or DeploymentException or AmazonServiceException)
        {
            await BackAsync(candidates.Where(revisions.ContainsKey));
            throw;
        }
    }

    private async Task StaysGreenAsync(TimeSpan duration, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var left = duration - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return;
            await Task.Delay(left < Interval ? left : Interval, time, ct);
            if (await alarms.RedAsync(ct) is { Count: > 0 } red)
            {
                throw new DeploymentException(FailureKind.Failed, $"{string.Join(", ", red)} went off after {time.GetElapsedTime(started).TotalMinutes:0.#} minutes; all calls go to the versions of before",
                    ["the new versions are kept for a look: aws lambda list-versions-by-function"]) { Next = "mend the cause and deploy again" };
            }
        }
    }

    /// <summary>Takes all calls back to the versions of before; also while the run is being cancelled, so for a few seconds only.</summary>
    private async Task BackAsync(IEnumerable<ReleaseCandidate> candidates)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        foreach (var candidate in candidates)
        {
            try
            {
                var now = await aliases.ReadAsync(candidate.Function, limit.Token);
                await aliases.RouteAsync(candidate.Function, candidate.Before, null, now.RevisionId, limit.Token);
                note($"{candidate.Function}: all calls go to version {candidate.Before} again");
            }
            catch (Exception e) when (e is OperationCanceledException or DeploymentException or AmazonServiceException)
            {
                note($"{candidate.Function}: could not be taken back to version {candidate.Before}: {e.Message}; the next deployment sets it right");
            }
        }
    }

    private Task<string> MoveAsync(ReleaseCandidate candidate, string revision, CancellationToken ct) =>
        aliases.RouteAsync(candidate.Function, candidate.Version, null, revision, ct);
}
