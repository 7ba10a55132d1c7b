namespace AiChef.Tests.LocalCloud;

/// <summary>A clock that jumps to the next timer as soon as nothing else happens, so that waiting takes no time.</summary>
internal sealed class SkippingClock : TimeProvider, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<SkippedTimer> _timers = [];
    private readonly Timer _pump;
    private DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    // what a timer has set in motion must have come to rest before the next one fires
    private const int RestingTicks = 3;
    private int _resting;

    public SkippingClock() => _pump = new Timer(_ => Tick(), null, 10, 10);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SkippedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => _pump.Dispose();

    private void Tick()
    {
        _resting = ThreadPool.PendingWorkItemCount == 0 ? _resting + 1 : 0;
        if (_resting >= RestingTicks)
        {
            _resting = 0;
            FireNext();
        }
    }

    private void FireNext()
    {
        SkippedTimer? next;
        lock (_gate)
        {
            next = _timers.MinBy(static timer => timer.Due);
            if (next is null)
            {
                return;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
        }

        next.Fire();
    }

    private sealed class SkippedTimer(SkippingClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
