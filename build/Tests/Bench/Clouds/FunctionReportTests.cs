using AiChef.Bench.Clouds;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Clouds;

public sealed class FunctionReportTests
{
    [Fact]
    public void A_first_call_has_the_time_of_the_start() =>
        FunctionReport
            .Of(
                "oven",
                """
                {"type":"platform.report","record":{"metrics":{"durationMs":80.5,"initDurationMs":281.4}}}
                """
            )
            .ShouldBe(new("oven", TimeSpan.FromMilliseconds(80.5), TimeSpan.FromMilliseconds(281.4)));

    [Fact]
    public void A_later_call_has_none() =>
        FunctionReport
            .Of("oven", """{"type":"platform.report","record":{"metrics":{"durationMs":3}}}""")
            .ShouldBe(new("oven", TimeSpan.FromMilliseconds(3), Start: null));

    [Theory]
    [InlineData("""{"type":"platform.start","record":{"requestId":"1"}}""")]
    [InlineData("""{"level":"Information","message":"The call ended"}""")]
    [InlineData("[]")]
    public void Other_lines_are_no_report(string line) => FunctionReport.Of("oven", line).ShouldBeNull();
}
