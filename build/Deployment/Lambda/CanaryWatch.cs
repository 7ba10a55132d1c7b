using Amazon.Runtime;

namespace AiChef.Deployment.Lambda;

/// <summary>Watches the steps of a canary: the alarms decide, the calls of each version are shown.</summary>
/// <param name="moves">The aliases that are moved.</param>
/// <param name="alarms">The alarms.</param>
/// <param name="green">The names of the alarms at the beginning.</param>
/// <param name="outlet">Told of what happens.</param>
/// <param name="time">The clock.</param>
internal sealed class CanaryWatch(
    IReadOnlyList<AliasMove> moves,
    AlarmWatch alarms,
    IReadOnlySet<string> green,
    CanaryOutlet outlet,
    TimeProvider time
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>How long counting may take; the next look at the alarms does not wait for it.</summary>
    private static readonly TimeSpan CountLimit = TimeSpan.FromSeconds(5);

    private readonly long _started = time.GetTimestamp();
    private bool _isBlind;
    private TimeSpan _counted;

    /// <summary>Watches a step to its end.</summary>
    /// <exception cref="DeploymentException">
    /// An alarm went off, somebody else moved an alias, or the step saw too few requests even after it was held.
    /// </exception>
    internal async Task RunAsync(CanaryStep step, int minimum, CancellationToken cancellationToken)
    {
        var (began, from, limit) = (time.GetTimestamp(), time.GetUtcNow(), step.Duration);
        IReadOnlyList<FunctionTraffic> traffic = [];
        while (true)
        {
            var left = limit - time.GetElapsedTime(began);
            var isHeld = limit > step.Duration;
            var seen = traffic.Sum(static each => each.New.Requests);
            if (seen >= minimum && (left <= TimeSpan.Zero || isHeld))
            {
                Tell(step, traffic);
                return;
            }
            if (left <= TimeSpan.Zero && isHeld)
            {
                throw TooFew(step, seen, minimum, 2 * step.Duration);
            }
            if (left <= TimeSpan.Zero)
            {
                outlet.Note(
                    FormattableString.Invariant(
                        $"{step.Percent} %: the new versions saw {seen} of {minimum} requests; "
                    ) + FormattableString.Invariant($"held for at most {step.Duration.TotalMinutes:0.##} minutes more")
                );
                limit += step.Duration;
                continue;
            }
            var pause = Interval - _counted;
            await Task.Delay(left < pause ? left : pause, time, cancellationToken);
            await CheckAsync(cancellationToken);
            var counting = time.GetTimestamp();
            traffic = await ReadAsync(from, minimum, cancellationToken) ?? traffic;
            _counted = time.GetElapsedTime(counting);
            outlet.Show(new CanaryState(step.Percent, Rest(limit - time.GetElapsedTime(began)), traffic));
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (await alarms.FindTroubleAsync(green, cancellationToken) is { } trouble)
        {
            var minutes = time.GetElapsedTime(_started).TotalMinutes;
            throw new DeploymentException(
                FailureKind.Failed,
                $"{trouble} after {minutes:0.#} minutes; the canary is rolled back",
                ["the new versions are kept for inspection: aws lambda list-versions-by-function"]
            )
            {
                Next = "fix the cause and run the command again",
            };
        }
        foreach (var move in moves)
        {
            if (await move.ForeignRouteAsync(cancellationToken) is { } foreign)
            {
                throw new DeploymentException(
                    FailureKind.Failed,
                    $"{move.Candidate.Function}: somebody else moved the alias to {foreign} during the canary"
                )
                {
                    Next = "agree on which version should be live, then deploy again",
                };
            }
        }
    }

    /// <summary>
    /// The calls so far; null if CloudWatch does not answer in time. Without the permission to count calls, the alarms
    /// still decide, unless calls must be counted.
    /// </summary>
    private async Task<IReadOnlyList<FunctionTraffic>?> ReadAsync(
        DateTimeOffset from,
        int minimum,
        CancellationToken cancellationToken
    )
    {
        if (_isBlind)
        {
            return null;
        }
        using var limit = new CancellationTokenSource(CountLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await alarms.Traffic.ReadAsync(
                [.. moves.Select(static move => move.Candidate)],
                from,
                time.GetUtcNow(),
                either.Token
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (AmazonServiceException e) when (minimum == 0)
        {
            _isBlind = true;
            outlet.Note($"the requests of each version cannot be counted, the alarms decide alone: {e.Message}");
            return null;
        }
    }

    private void Tell(CanaryStep step, IReadOnlyList<FunctionTraffic> traffic)
    {
        foreach (var each in traffic.Where(static each => each.New.Requests + each.Before.Requests > 0))
        {
            outlet.Note($"{step.Percent} %, {each}");
        }
    }

    private static TimeSpan Rest(TimeSpan left) => left < TimeSpan.Zero ? TimeSpan.Zero : left;

    private static DeploymentException TooFew(CanaryStep step, long seen, int minimum, TimeSpan waited) =>
        new(
            FailureKind.Failed,
            FormattableString.Invariant($"the new versions saw {seen} of {minimum} requests at {step.Percent} % ")
                + FormattableString.Invariant($"within {waited.TotalMinutes:0.##} minutes; the canary is rolled back")
        )
        {
            Next = "take a larger share or longer steps, or lower minimumRequests of the environment's canary",
        };
}
