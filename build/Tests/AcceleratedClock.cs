namespace AiChef.Tests;

/// <summary>A clock that runs many times faster than the real one, so that minutes of waiting take milliseconds.</summary>
internal sealed class AcceleratedClock(double factor) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _started = System.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (System.GetElapsedTime(_started) * factor).Ticks;

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_started) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan time) => time <= TimeSpan.Zero ? time : time / factor;
}
