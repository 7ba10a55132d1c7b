using System.Diagnostics;

namespace AiChef.Tests;

/// <summary>
/// A clock of one test. It stands still while anything of the test runs, and moves to the next timer once all of it
/// waits: no matter how slow the machine is, nothing is ever late, and a wait of an hour takes a few milliseconds.
/// </summary>
/// <remarks>
/// What runs is counted, not guessed: threads by the execution context that they run in, which follows each await, each
/// Task.Run and each timer from where the clock was made; requests by <see cref="CountedRequests"/>; anything else by
/// <see cref="Hold"/>. What is in the thread pool's queues runs in no context yet, so the queues are waited out as
/// well. Microsoft's FakeTimeProvider does not tell when its next timer is due, and so cannot be moved to it.
/// </remarks>
internal sealed class VirtualClock : TimeProvider, IDisposable
{
    /// <summary>How often in a row nothing must have happened, with nothing queued, before time moves.</summary>
    private const int Looks = 3;

    /// <summary>
    /// How often in a row nothing must have happened where the queues are never empty: another test fills them.
    /// </summary>
    private const int LooksWhileOthersRun = 25;

    /// <summary>
    /// How often the pool must have done as much as was queued at first: it does not do all in the order of queueing.
    /// </summary>
    private const int Rounds = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private static readonly AsyncLocal<VirtualClock?> Running = new(Follow);

    /// <summary>Whether this thread was started where a clock runs, and is no part of what it waits for.</summary>
    [ThreadStatic]
    private static bool _isBystander;

    /// <summary>Whether this thread, which is not of the pool, runs what tests do.</summary>
    [ThreadStatic]
    private static bool _isWorker;

    private readonly Lock _gate = new();
    private readonly List<VirtualTimer> _timers = [];
    private readonly List<string> _held = [];
    private DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private bool _isMoving;
    private bool _isDisposed;
    private int _running;
    private long _activities;
    private TaskCompletionSource? _idle;

    private readonly bool _isStrict;

    /// <summary>Creates a clock that counts all that the caller does from here on as running.</summary>
    /// <param name="isStrict">False lets also work use the clock that it does not count.</param>
    internal VirtualClock(bool isStrict = true)
    {
        _isStrict = isStrict;
        Enter();
        // xunit's context continues each await on a new thread, which is not counted until it runs
        SynchronizationContext.SetSynchronizationContext(null);
    }

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
        if (_isStrict && Running.Value != this)
        {
            throw new InvalidOperationException("this waits by a clock that does not know of it: call Enter before");
        }
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Counts what the caller does from here on as running, where it does not come from where the clock was made.
    /// </summary>
    internal void Enter() => Running.Value = this;

    /// <summary>Lets time stand still until the result is disposed of.</summary>
    /// <param name="what">What holds it, which is told where the test hangs.</param>
    internal IDisposable Hold(string what) => new HeldTime(this, what);

    /// <summary>Moves time by hand; timers that are due by then follow one after another, as always.</summary>
    internal void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
        }
    }

    /// <summary>
    /// Does work of a test for as long as anything of it happens: a slow machine is no fault, a minute of silence is.
    /// </summary>
    /// <exception cref="TimeoutException">The work has not ended.</exception>
    internal Task<T> RunAsync<T>(Func<Task<T>> work, string what)
    {
        Enter();
        return EndAsync(work, what);
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    internal Task RunAsync(Func<Task> work, string what) => RunAsync(() => ResultAsync(work()), what);

    private async Task<T> EndAsync<T>(Func<Task<T>> work, string what)
    {
        var running = work();
        // the watch is no part of what it watches
        Running.Value = null;
        var watch = WatchAsync(running, what);
        Enter();
        return await await Task.WhenAny(running, watch);
    }

    private async Task<T> WatchAsync<T>(Task<T> work, string what)
    {
        var started = System.GetTimestamp();
        var before = -1L;
        while (!await EndsAsync(work))
        {
            var now = Interlocked.Read(ref _activities);
            if (now == before || System.GetElapsedTime(started) >= BoundedWait.Limit)
            {
                var reason =
                    now == before ? $"nothing has happened for {BoundedWait.LimitInProcess}" : "it goes on and on";
                throw new TimeoutException($"{what} does not end: {reason}; {Describe()}");
            }
            before = now;
        }
        return await work;
    }

    /// <summary>Whether work ends before the silence of a test is long enough to tell that it hangs.</summary>
    private static async Task<bool> EndsAsync(Task work)
    {
        await Task.WhenAny(work, Task.Delay(BoundedWait.LimitInProcess, System));
        return work.IsCompleted;
    }

    /// <summary>Ends the clock: its time does not move any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timers.Clear();
        }
    }

    private static async Task<bool> ResultAsync(Task work)
    {
        await work;
        return true;
    }

    /// <summary>Counts a thread that comes to work for another clock, or for none.</summary>
    private static void Follow(AsyncLocalValueChangedArgs<VirtualClock?> change)
    {
        var isComing = change is { PreviousValue: null, ThreadContextChanged: true };
        if (isComing && !Thread.CurrentThread.IsThreadPoolThread && !_isWorker)
        {
            _isBystander = IsJustStarted();
            _isWorker = !_isBystander;
        }
        if (!_isBystander)
        {
            change.PreviousValue?.End();
            change.CurrentValue?.Begin();
        }
        _isBystander &= change.CurrentValue is not null;
    }

    /// <summary>
    /// Whether this thread does nothing yet. A library has started it then, for good, and it inherited the clock of the
    /// test that came first: the collector of coverage has two such threads.
    /// </summary>
    private static bool IsJustStarted() =>
        Array.TrueForAll(
            new StackTrace().GetFrames(),
            static frame =>
                frame.GetMethod()?.DeclaringType is not { } type
                || type == typeof(VirtualClock)
                || type.DeclaringType == typeof(VirtualClock)
                || type.Namespace == typeof(Thread).Namespace
        );

    private string Describe()
    {
        lock (_gate)
        {
            var held = string.Join(", ", _held);
            return $"{_running} running, held by [{held}], {_timers.Count} timers, virtual time {_now:O}";
        }
    }

    private void Begin()
    {
        Interlocked.Increment(ref _running);
        Interlocked.Increment(ref _activities);
    }

    private void End()
    {
        Interlocked.Increment(ref _activities);
        if (Interlocked.Decrement(ref _running) == 0)
        {
            Interlocked.Exchange(ref _idle, null)?.SetResult();
        }
    }

    private void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        Interlocked.Increment(ref _activities);
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan || _isDisposed)
            {
                return;
            }
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            if (_isMoving)
            {
                return;
            }
            _isMoving = true;
        }
        // The mover itself is none of what it waits for, so it does not run in the context of the caller.
        ThreadPool.UnsafeQueueUserWorkItem(static clock => _ = clock.MoveAsync(), this, preferLocal: false);
    }

    /// <summary>Moves time from timer to timer until there is none.</summary>
    private async Task MoveAsync()
    {
        while (true)
        {
            await RestAsync();
            if (Next() is not { } timer)
            {
                return;
            }
            timer.Fire();
        }
    }

    private VirtualTimer? Next()
    {
        lock (_gate)
        {
            // of two that are due at once the older one comes first
            var next = _timers.MinBy(static timer => timer.Due);
            if (next is null)
            {
                _isMoving = false;
                return null;
            }
            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
            return next;
        }
    }

    /// <summary>Ends when nothing runs and nothing is queued that could.</summary>
    private async Task RestAsync()
    {
        var (quiet, empty, enough) = (0, 0, 0L);
        while (empty < Looks && (quiet < LooksWhileOthersRun || ThreadPool.CompletedWorkItemCount < enough))
        {
            await IdleAsync();
            var before = Interlocked.Read(ref _activities);
            if (empty == 0)
            {
                await Task.Delay(Pause, System);
            }
            await PassQueueAsync();
            var isQuiet = Volatile.Read(ref _running) == 0 && Interlocked.Read(ref _activities) == before;
            quiet = isQuiet ? quiet + 1 : 0;
            empty = isQuiet && ThreadPool.PendingWorkItemCount == 0 ? empty + 1 : 0;
            if (quiet <= 1)
            {
                // what is queued now may be this test's; on a busy machine it takes a while until its turn comes
                enough = ThreadPool.CompletedWorkItemCount + (Rounds * ThreadPool.PendingWorkItemCount);
            }
        }
    }

    /// <summary>Ends when nothing runs.</summary>
    private async Task IdleAsync()
    {
        while (Volatile.Read(ref _running) > 0)
        {
            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _idle, idle);
            Interlocked.MemoryBarrier();
            // what ran may have ended before it could be told
            if (Volatile.Read(ref _running) == 0)
            {
                return;
            }
            await idle.Task;
        }
    }

    /// <summary>Ends when all that is queued now has been taken from the thread pool's queue.</summary>
    private static Task PassQueueAsync()
    {
        var passed = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static passed => passed.SetResult(), passed, preferLocal: false);
        return passed.Task;
    }

    private sealed class HeldTime : IDisposable
    {
        private readonly string _what;
        private VirtualClock? _clock;

        internal HeldTime(VirtualClock clock, string what)
        {
            (_clock, _what) = (clock, what);
            lock (clock._gate)
            {
                clock._held.Add(what);
            }
            clock.Begin();
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _clock, null) is not { } clock)
            {
                return;
            }
            lock (clock._gate)
            {
                clock._held.Remove(_what);
            }
            clock.End();
        }
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        // null where the caller suppressed its flow, as Task.Delay does; what awaits brings its own context then
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private TimeSpan _period;

        internal DateTimeOffset Due { get; set; }

        internal void Fire()
        {
            if (_period != Timeout.InfiniteTimeSpan && _period != TimeSpan.Zero)
            {
                clock.Schedule(this, _period);
            }
            if (_context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).Call(), this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Call() => callback(state);
    }
}
