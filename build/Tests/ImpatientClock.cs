using System.Collections.Concurrent;

namespace AiChef.Tests;

/// <summary>Lets every wait end at once, and writes down how long it should have been.</summary>
/// <param name="longest">What is longer than this is a limit and no wait: it passes as on any clock.</param>
internal sealed class ImpatientClock(TimeSpan? longest = null) : TimeProvider
{
    private readonly TimeSpan _longest = longest ?? TimeSpan.MaxValue;

    internal ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > _longest)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }
        Waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
