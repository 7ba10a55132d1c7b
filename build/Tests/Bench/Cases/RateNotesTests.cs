using AiChef.Bench.Cases;
using AiChef.Tests.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Cases;

public sealed class RateNotesTests
{
    [Fact]
    public void The_time_is_compared_with_that_of_the_operation_that_takes_longest()
    {
        var calls = SampleSeries.Calls(("CreateChangeSet", 100), ("DescribeStackEvents", 120), ("DescribeStacks", 30));

        RateNotes
            .Of([SampleSeries.Of("ours", calls, 54) with { Stacks = 100 }])
            .ShouldBe([
                "At these rates, CreateChangeSet alone takes 45.0 s; the command takes 1.20 × that.",
                "It sends 2.5 requests for each stack, of which 0 in total are throttled and sent again.",
            ]);
    }
}
