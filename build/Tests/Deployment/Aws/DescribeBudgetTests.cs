using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

public sealed class DescribeBudgetTests
{
    [Fact]
    public void Twenty_calls_pass_at_once_and_then_two_a_second_whoever_asks()
    {
        var clock = new StoppedClock();
        var budget = new DescribeBudget(clock);

        var calls = Enumerable.Range(0, 24).Select(_ => budget.WaitAsync(CancellationToken.None)).ToList();

        calls.Take(20).ShouldAllBe(c => c.IsCompletedSuccessfully);
        clock.Waits.ShouldBe([
            TimeSpan.FromSeconds(0.5),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1.5),
            TimeSpan.FromSeconds(2),
        ]);
    }

    [Fact]
    public void A_pause_earns_no_more_than_twenty_calls()
    {
        var clock = new StoppedClock();
        var budget = new DescribeBudget(clock);
        _ = budget.WaitAsync(CancellationToken.None);

        clock.Now = TimeSpan.FromMinutes(5);
        var calls = Enumerable.Range(0, 30).Select(_ => budget.WaitAsync(CancellationToken.None)).ToList();

        calls.Count(c => c.IsCompletedSuccessfully).ShouldBe(20);
    }

    /// <summary>A clock that stands still and writes down what is waited for.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        internal TimeSpan Now { get; set; }

        internal List<TimeSpan> Waits { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
