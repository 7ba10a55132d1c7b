namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>
/// How long to wait before the next poll: short at first, 1.5 times as long each time, minus a jitter of up to 20
/// percent.
/// </summary>
/// <param name="first">The first wait.</param>
/// <param name="longest">The longest wait.</param>
internal sealed class PollInterval(TimeSpan first, TimeSpan longest)
{
    private TimeSpan _next = first;

    /// <summary>Between reads of events: 1 s to 3 s.</summary>
    internal static PollInterval OfReads() => new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

    /// <summary>Until AWS has computed a change set: 0.5 s to 3 s.</summary>
    internal static PollInterval OfChangeSets() => new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3));

    /// <summary>Between reads of a status: 0.3 s to 0.7 s.</summary>
    internal static PollInterval OfStatusReads() => new(TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.7));

    internal TimeSpan Next()
    {
        var wait = _next * (1 - (Random.Shared.NextDouble() / 5));
        _next = TimeSpan.FromTicks(Math.Min((long)(_next.Ticks * 1.5), longest.Ticks));
        return wait;
    }
}
