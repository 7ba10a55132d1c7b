namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>
/// How long to wait before the next poll: short at first, longer each time, minus a jitter of up to 20 percent.
/// </summary>
/// <param name="first">The first wait; after none at all, the second is 50 ms.</param>
/// <param name="longest">The longest wait.</param>
/// <param name="sharers">How many share the calls that are granted: every wait is so many times as long.</param>
/// <param name="growth">The factor by which it grows; 1.5 while the end is known to be far away. An end that nobody
/// could expect is seen late by at most this factor, minus one, of the time that the operation took.</param>
internal sealed class PollInterval(TimeSpan first, TimeSpan longest, int sharers = 1, double growth = PollInterval.Fast)
{
    /// <summary>The longest wait before an operation whose end is far away is looked at again.</summary>
    internal static readonly TimeSpan FarFromEnd = TimeSpan.FromSeconds(3);

    /// <summary>The longest wait when the end is expected: it is seen within half a second.</summary>
    internal static readonly TimeSpan NearEnd = TimeSpan.FromSeconds(0.4);

    private const double Fast = 1.5;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private TimeSpan _next = first;

    /// <summary>Of a change set that AWS computes: at once, then after 50 ms to 3 s.</summary>
    internal static PollInterval OfChangeSets(int sharers) => new(TimeSpan.Zero, FarFromEnd, sharers);

    /// <summary>Of a status: at once, then after 50 ms to 0.7 s, or up to 3 s while the end is far away.</summary>
    internal static PollInterval OfStatusReads() => new(TimeSpan.Zero, TimeSpan.FromSeconds(0.7), growth: 1.15);

    /// <summary>Of events, for people to see: after 1 s to 3 s.</summary>
    internal static PollInterval OfEvents(int sharers) => new(TimeSpan.FromSeconds(1), FarFromEnd, sharers);

    /// <summary>Of what was just seen and is to change: after 50 ms to 3 s.</summary>
    internal static PollInterval OfReads(int sharers) => new(Shortest, FarFromEnd, sharers);

    /// <summary>How long to wait now.</summary>
    /// <param name="left">How long the operation is expected to go on; null if nobody knows.</param>
    internal TimeSpan Next(TimeSpan? left = null)
    {
        var limit = left is { } known ? Least(FarFromEnd, known > NearEnd ? known : NearEnd) : longest;
        var factor = left > FarFromEnd ? Fast : growth;
        var wait = Least(_next, limit) * (1 - (Random.Shared.NextDouble() / 5));
        _next = _next == TimeSpan.Zero ? Shortest : Least(_next * factor, FarFromEnd);
        return wait * sharers;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
