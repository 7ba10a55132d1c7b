namespace AiChef.Deployment.Aws;

/// <summary>
/// A rate of calls that adapts to what AWS grants: it halves when a call is throttled, and grows by a constant amount
/// per second while calls are answered. All callers share it, first come, first served.
/// </summary>
/// <remarks>
/// AWS publishes no rates for CloudFormation's operations; 10 calls a second with a burst of 20 is an assumption that
/// costs little if it is wrong. The limiters of System.Threading.RateLimiting keep to the machine's clock and to a
/// fixed rate.
/// </remarks>
/// <param name="time">The clock of the rate.</param>
/// <param name="isLimited">False: every call may be made at once, until the first is throttled.</param>
internal sealed class AdaptiveRate(TimeProvider time, bool isLimited = true)
{
    private const double Start = 10;
    private const double Slowest = 0.5;
    private const double Fastest = 100;
    private const double GrowthASecond = 1;
    private const int Burst = 20;

    /// <summary>Calls that are throttled at the same time count as one signal.</summary>
    private static readonly TimeSpan PauseOfHalving = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private bool _isLimited = isLimited;
    private long? _next;
    private long? _halved;

    /// <summary>Calls a second.</summary>
    internal double PerSecond { get; private set; } = Start;

    /// <summary>Waits until a call may be made.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_isLimited)
            {
                return Task.CompletedTask;
            }
            var now = time.GetTimestamp();
            var earliest = Math.Max(_next ?? long.MinValue, now - ((Burst - 1) * Interval));
            _next = earliest + Interval;
            var wait = time.GetElapsedTime(now, earliest);
            return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>A call was answered.</summary>
    internal void Answered()
    {
        lock (_gate)
        {
            if (!_isLimited)
            {
                return;
            }
            // At n calls a second, n such steps are one growth step.
            PerSecond = Math.Min(Fastest, PerSecond + (GrowthASecond / PerSecond));
        }
    }

    /// <summary>A call was throttled.</summary>
    /// <param name="retryAfter">For how long no call should be made, as the answer says; zero if it does not.</param>
    internal void Throttled(TimeSpan retryAfter = default)
    {
        lock (_gate)
        {
            _isLimited = true;
            var now = time.GetTimestamp();
            var asked = now + (long)(retryAfter.TotalSeconds * time.TimestampFrequency);
            // The saved-up burst is what AWS has just refused.
            _next = Math.Max(_next ?? long.MinValue, asked);
            if (_halved is { } last && time.GetElapsedTime(last, now) < PauseOfHalving)
            {
                return;
            }
            _halved = now;
            PerSecond = Math.Max(Slowest, PerSecond / 2);
        }
    }

    private long Interval => (long)(time.TimestampFrequency / PerSecond);
}
