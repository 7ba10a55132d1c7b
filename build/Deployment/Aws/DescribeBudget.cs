namespace AiChef.Deployment.Aws;

/// <summary>Two Describe calls a second on average, shared by all stacks of a run, so that many stacks do not throttle one another; twenty may be saved up.</summary>
/// <remarks>AWS publishes no rate for DescribeStacks and DescribeStackEvents; accounts report throttling from about 5 calls a second.</remarks>
/// <param name="time">The clock of the budget.</param>
public sealed class DescribeBudget(TimeProvider time)
{
    private const int Burst = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);
    private readonly Lock _gate = new();
    private long? _next;

    /// <summary>Waits until a call may be made. The first twenty pass at once; from then on one every half second, in the order asked for.</summary>
    public Task WaitAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var interval = (long)(Interval.TotalSeconds * time.TimestampFrequency);
            var earliest = Math.Max(_next ?? long.MinValue, now - ((Burst - 1) * interval));
            _next = earliest + interval;
            var wait = time.GetElapsedTime(now, earliest);
            return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, ct);
        }
    }
}
