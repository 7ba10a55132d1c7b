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
}
