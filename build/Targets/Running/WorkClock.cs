namespace AiChef.Targets.Running;

/// <summary>Measures work without the time in which it waits for other work.</summary>
/// <param name="time">The clock.</param>
internal sealed class WorkClock(TimeProvider time)
{
    private readonly Lock _gate = new();
    private TimeSpan _worked;
    private long? _since;

    /// <summary>How long was worked so far.</summary>
    internal TimeSpan Worked
    {
        get
        {
            lock (_gate)
            {
                return _worked + (_since is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero);
            }
        }
    }

    /// <summary>The work begins, or continues.</summary>
    internal void Start()
    {
        lock (_gate)
        {
            _since ??= time.GetTimestamp();
        }
    }

    /// <summary>The work ends, or waits.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _worked += _since is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
            _since = null;
        }
    }
}
