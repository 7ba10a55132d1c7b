namespace AiChef.Tests;

/// <summary>The longest that a test waits for what never comes; what comes is never waited for by a time.</summary>
internal static class RealTime
{
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan VirtualMoment = TimeSpan.FromMilliseconds(100);

    /// <summary>Awaits something for at most a minute.</summary>
    /// <exception cref="TimeoutException">It has not come.</exception>
    internal static async Task LimitAsync(Task work, string what)
    {
        try
        {
            await work.WaitAsync(Limit, TimeProvider.System);
        }
        catch (TimeoutException e) when (!work.IsCompleted)
        {
            throw new TimeoutException($"{what} has not come within {Limit.TotalSeconds} s", e);
        }
    }

    /// <summary>Asks again and again until it is so, for at most a minute.</summary>
    /// <exception cref="TimeoutException">It has not become so.</exception>
    /// <param name="isSo">Asks.</param>
    /// <param name="what">What is waited for.</param>
    /// <param name="clock">The virtual clock of what is asked; null for the real one.</param>
    internal static async Task UntilAsync(Func<Task<bool>> isSo, string what, TimeProvider? clock = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
            {
                throw new TimeoutException($"{what} has not come within {Limit.TotalSeconds} s");
            }
            await (clock is null ? Task.Delay(Moment, TimeProvider.System) : Task.Delay(VirtualMoment, clock));
        }
    }
}
