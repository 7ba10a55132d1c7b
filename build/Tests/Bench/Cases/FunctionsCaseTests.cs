using AiChef.Bench.Cases;
using AiChef.Bench.Clouds;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Cases;

public sealed class FunctionsCaseTests
{
    [Fact]
    public void First_calls_stand_apart_and_have_the_start_in_them()
    {
        var series = FunctionsCase.Series([
            Report("price", 3),
            Report("combine", 80, start: 300),
            Report("price", 5),
            Report("combine", 4),
        ]);

        series.Select(each => each.Name).ShouldBe(["combine, first call", "combine, warm", "price, warm"]);
        series.Select(each => each.Wall.Median * 1000).ShouldBe([380, 4, 4], tolerance: 0.001);
    }

    private static FunctionReport Report(string function, double duration, double? start = null) =>
        new(function, TimeSpan.FromMilliseconds(duration), start is { } time ? TimeSpan.FromMilliseconds(time) : null);
}
