using AiChef.Deployment.Aws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>What holds of the rate of calls, in whatever order calls are asked for, answered and throttled.</summary>
[Properties(Arbitrary = [typeof(AdaptiveRateProperties)])]
public sealed class AdaptiveRateProperties
{
    private const int Burst = 20;
    private const double Slowest = 0.5;
    private const double Fastest = 100;

    /// <summary>What can happen to a rate.</summary>
    public enum Happening
    {
        Asked,
        Answered,
        Throttled,
        TenthOfASecond,
        TenSeconds,
    }

    /// <summary>Long courses of it; FsCheck's own are too short to wear a rate out.</summary>
    public static Arbitrary<Happening[]> Courses() =>
        Gen.ArrayOf(Gen.Elements(Enum.GetValues<Happening>())).Resize(400).ToArbitrary();

    [Property]
    public void It_stays_within_its_bounds(Happening[] course)
    {
        var rate = new AdaptiveRate(new ManualClock());
        foreach (var happening in course)
        {
            var before = rate.PerSecond;
            Play(rate, happening);

            rate.PerSecond.ShouldBeInRange(Slowest, Fastest);
            if (happening == Happening.Throttled)
            {
                rate.PerSecond.ShouldBeLessThanOrEqualTo(before);
            }
            if (happening == Happening.Answered)
            {
                rate.PerSecond.ShouldBeGreaterThanOrEqualTo(before);
            }
        }
    }

    [Property]
    public void No_more_calls_pass_than_were_saved_up_and_the_fastest_rate_allows(Happening[] course)
    {
        var clock = new ManualClock();
        var rate = new AdaptiveRate(clock);
        var (passed, fastest) = (0, rate.PerSecond);
        foreach (var happening in course)
        {
            clock.Advance(TimeOf(happening));
            passed += Play(rate, happening) ? 1 : 0;
            fastest = Math.Max(fastest, rate.PerSecond);

            // One more for the call that is due at this very moment.
            ((double)passed).ShouldBeLessThanOrEqualTo(Burst + 1 + (fastest * clock.Elapsed.TotalSeconds));
        }
    }

    [Property]
    public void Whoever_waits_long_enough_may_call(Happening[] course)
    {
        var clock = new ManualClock();
        var rate = new AdaptiveRate(clock);
        foreach (var happening in course)
        {
            clock.Advance(TimeOf(happening));
            Play(rate, happening);
        }

        clock.Advance(TimeSpan.FromSeconds((course.Length + 1) / Slowest));

        rate.WaitAsync(CancellationToken.None).IsCompleted.ShouldBeTrue();
    }

    private static TimeSpan TimeOf(Happening happening) =>
        happening switch
        {
            Happening.TenthOfASecond => TimeSpan.FromSeconds(0.1),
            Happening.TenSeconds => TimeSpan.FromSeconds(10),
            _ => TimeSpan.Zero,
        };

    /// <summary>Plays one happening, and tells whether a call passed at once.</summary>
    private static bool Play(AdaptiveRate rate, Happening happening)
    {
        switch (happening)
        {
            case Happening.Asked:
                return rate.WaitAsync(CancellationToken.None).IsCompleted;
            case Happening.Answered:
                rate.Answered();
                return false;
            case Happening.Throttled:
                rate.Throttled();
                return false;
            default:
                return false;
        }
    }
}
