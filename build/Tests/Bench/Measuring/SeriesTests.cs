using AiChef.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Measuring;

public sealed class SeriesTests
{
    [Fact]
    public void A_ratio_divides_the_medians() =>
        SampleSeries.Of("ours", 1, 2, 9).RatioTo(SampleSeries.Of("theirs", 4, 4, 1)).ShouldBe(0.5);

    [Fact]
    public void What_was_not_measured_has_no_value()
    {
        var series = new Series("ours", [new Sample(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), null, null)]);

        series.Cpu.ShouldBeNull();
        series.Calls.ShouldBeNull();
        series.MiddleCalls.ShouldBeNull();
        series.AfterStack.ShouldBeNull();
    }

    [Fact]
    public void The_calls_that_are_told_are_those_of_the_run_in_the_middle()
    {
        List<Sample> samples =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(count => SampleSeries.Of("ours", SampleSeries.Calls(("DescribeStacks", count)), 1).Samples[0]),
        ];

        new Series("ours", samples).MiddleCalls!.Text.ShouldBe("DescribeStacks 2");
        new Series("ours", samples).Calls.ShouldBe(new Spread(1, 2, 3));
    }
}
