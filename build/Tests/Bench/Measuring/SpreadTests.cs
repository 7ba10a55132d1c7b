using AiChef.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Measuring;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(4.0, 4, 4, 4)]
    [InlineData(2.5, 1, 4, 4, 1)]
    [InlineData(3.0, 1, 9, 9, 3, 1)]
    public void The_median_stands_in_the_middle_whatever_the_order(
        double median,
        double minimum,
        double maximum,
        params double[] values
    )
    {
        Spread.Of(values).ShouldBe(new Spread(minimum, median, maximum));
        Spread.Of(values.Reverse()).ShouldBe(new Spread(minimum, median, maximum));
    }
}
