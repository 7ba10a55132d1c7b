using AiChef.Functions.Hosting;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData(29_000, 28_000)]
    [InlineData(4_000, 3_000)]
    [InlineData(2_000, 1_500)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    public void A_call_answers_before_its_time_is_over(int remaining, int work) =>
        Deadline.Of(TimeSpan.FromMilliseconds(remaining)).ShouldBe(TimeSpan.FromMilliseconds(work));
}
