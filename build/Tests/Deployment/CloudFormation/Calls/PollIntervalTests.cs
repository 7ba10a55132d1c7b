using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Calls;

public sealed class PollIntervalTests
{
    [Fact]
    public void Each_wait_is_half_as_long_again_less_a_fifth_at_most_until_the_longest()
    {
        var interval = new PollInterval(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

        foreach (var full in new[] { 1, 1.5, 2.25, 3, 3, 3 })
        {
            interval.Next().TotalSeconds.ShouldBeInRange(full * 0.8, full);
        }
    }

    [Fact]
    public void The_waits_of_many_differ()
    {
        var waits = Enumerable.Range(0, 20).Select(_ => PollInterval.OfReads().Next()).ToList();

        waits.Distinct().Count().ShouldBeGreaterThan(1);
        waits.Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1));
        PollInterval.OfChangeSets().Next().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(0.5));
        PollInterval.OfStatusReads().Next().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(0.3));
    }

    [Fact]
    public async Task Only_what_was_waited_counts_against_a_patience()
    {
        var clock = new ImpatientClock();
        var budget = new WaitBudget(TimeSpan.FromSeconds(3), clock);

        await budget.DelayAsync(TimeSpan.FromSeconds(2), default);
        budget.IsExhausted.ShouldBeFalse();
        await budget.DelayAsync(TimeSpan.FromSeconds(1), default);
        budget.IsExhausted.ShouldBeTrue();
        clock.Waits.ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)]);
    }
}
