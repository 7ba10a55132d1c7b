using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

public sealed class AdaptiveRateGrowthTests
{
    private readonly ManualClock _clock = new();
    private readonly AdaptiveRate _rate;

    public AdaptiveRateGrowthTests() => _rate = new AdaptiveRate(_clock);

    [Fact]
    public void Answers_let_it_grow_by_one_call_a_second_each_second()
    {
        for (var i = 0; i < 10; i++)
        {
            _rate.Answered();
        }

        _rate.PerSecond.ShouldBe(11, 0.1);
    }

    [Fact]
    public void It_never_stops_nor_runs_away()
    {
        for (var i = 0; i < 20; i++)
        {
            _rate.Throttled();
            _clock.Advance(TimeSpan.FromSeconds(2));
        }
        _rate.PerSecond.ShouldBe(0.5);

        for (var i = 0; i < 100_000; i++)
        {
            _rate.Answered();
        }
        _rate.PerSecond.ShouldBe(100);
    }

    [Fact]
    public void Without_a_limit_all_calls_pass_until_the_first_is_throttled()
    {
        var free = new AdaptiveRate(_clock, isLimited: false);
        free.Answered();
        Passing(free, 1000).ShouldBe(1000);

        free.Throttled();

        Passing(free, 1000).ShouldBe(1);
        free.PerSecond.ShouldBe(5);
    }

    [Fact]
    public void No_call_passes_before_the_time_that_an_answer_names()
    {
        _rate.Throttled(TimeSpan.FromSeconds(7));

        _clock.Advance(TimeSpan.FromSeconds(6.9));
        Passing(_rate, 1).ShouldBe(0);
        _clock.Advance(TimeSpan.FromSeconds(0.3));
        Passing(_rate, 1).ShouldBe(1);
    }

    private static int Passing(AdaptiveRate rate, int calls) =>
        Enumerable.Range(0, calls).Count(_ => rate.WaitAsync(CancellationToken.None).IsCompleted);
}
