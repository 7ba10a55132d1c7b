using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

public sealed class AdaptiveRateTests
{
    private readonly ManualClock _clock = new();
    private readonly AdaptiveRate _rate;

    public AdaptiveRateTests() => _rate = new AdaptiveRate(_clock);

    [Fact]
    public void Twenty_calls_pass_at_once_and_then_ten_a_second()
    {
        Passing(25).ShouldBe(20);

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Passing(25).ShouldBe(0, "five calls wait already");
        _clock.Advance(TimeSpan.FromSeconds(30));
        Passing(25).ShouldBe(20, "a pause earns no more than a burst");
    }

    [Fact]
    public void A_throttle_halves_the_rate_and_forfeits_what_was_saved_up()
    {
        _rate.Throttled();

        _rate.PerSecond.ShouldBe(5);
        Passing(3).ShouldBe(1);
    }

    [Fact]
    public void Calls_that_are_throttled_together_halve_it_once()
    {
        _rate.Throttled();
        _rate.Throttled();
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        _rate.Throttled();
        _rate.PerSecond.ShouldBe(5);

        _clock.Advance(TimeSpan.FromSeconds(0.2));
        _rate.Throttled();
        _rate.PerSecond.ShouldBe(2.5);
    }

    private int Passing(int calls) =>
        Enumerable.Range(0, calls).Count(_ => _rate.WaitAsync(CancellationToken.None).IsCompleted);
}
