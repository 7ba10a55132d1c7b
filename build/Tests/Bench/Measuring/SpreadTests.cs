using System.Globalization;
using AiChef.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Measuring;

public sealed class SpreadTests
{
    [Theory]
    [InlineData("4", 4, 4, 4)]
    [InlineData("4 1", 1, 2.5, 4)]
    [InlineData("9 3 1", 1, 3, 9)]
    [InlineData("9 3 1 5", 1, 4, 9)]
    public void The_median_stands_in_the_middle_whatever_the_order(
        string numbers,
        double minimum,
        double median,
        double maximum
    )
    {
        var values = numbers.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();

        Spread.Of(values).ShouldBe(new Spread(minimum, median, maximum));
        Spread.Of(Enumerable.Reverse(values)).ShouldBe(new Spread(minimum, median, maximum));
    }
}
