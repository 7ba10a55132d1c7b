namespace AiChef.Deployment.CloudFormation;

/// <summary>How long to wait before the next look: 1 s at first, half as much again each time, 3 s at most, less a jitter of up to a fifth.</summary>
internal sealed class PollInterval
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private TimeSpan _next = First;

    internal TimeSpan Next()
    {
        var wait = _next * (1 - (Random.Shared.NextDouble() / 5));
        _next = TimeSpan.FromTicks(Math.Min((long)(_next.Ticks * 1.5), Longest.Ticks));
        return wait;
    }
}
