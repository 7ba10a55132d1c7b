namespace AiChef.Tests;

/// <summary>Waits for what another process or thread does, with a limit in real time, so that no test hangs.</summary>
public static class BoundedWait
{
    /// <summary>Far longer than anything takes on a busy machine: only what never happens reaches it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The limit of what happens in this process alone, or of nothing happening in it.</summary>
    public static readonly TimeSpan LimitInProcess = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan VirtualInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="isMet">The condition.</param>
    /// <param name="what">What is waited for, such as <c>the compilation to begin</c>.</param>
    /// <exception cref="TimeoutException">It does not hold within the limit.</exception>
    public static Task UntilAsync(Func<bool> isMet, string what) => UntilAsync(() => Task.FromResult(isMet()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    /// <param name="isMet">The condition.</param>
    /// <param name="what">What is waited for.</param>
    /// <param name="clock">The virtual clock of what is looked at; null for the real one.</param>
    public static async Task UntilAsync(Func<Task<bool>> isMet, string what, TimeProvider? clock = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isMet())
        {
            ThrowIfOver(TimeProvider.System.GetElapsedTime(started), what);
            await (clock is null ? Task.Delay(Interval, TimeProvider.System) : Task.Delay(VirtualInterval, clock));
        }
    }

    /// <summary>Waits for a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">What is waited for, such as <c>the run to end</c>.</param>
    /// <exception cref="TimeoutException">It does not end within the limit.</exception>
    public static async Task<T> ForAsync<T>(Task<T> task, string what)
    {
        await Task.WhenAny(task, Task.Delay(Limit, TimeProvider.System));
        ThrowIfOver(task.IsCompleted ? TimeSpan.Zero : Limit, what);
        return await task;
    }

    /// <inheritdoc cref="ForAsync{T}"/>
    public static Task ForAsync(Task task, string what) => ForAsync(WithResultAsync(task), what);

    private static async Task<bool> WithResultAsync(Task task)
    {
        await task;
        return true;
    }

    private static void ThrowIfOver(TimeSpan elapsed, string what)
    {
        if (elapsed >= Limit)
        {
            throw new TimeoutException($"waited {Limit} in vain for {what}");
        }
    }
}
