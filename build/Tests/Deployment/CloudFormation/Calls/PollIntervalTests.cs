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
        var waits = Enumerable.Range(0, 20).Select(_ => PollInterval.OfReads(1).Next()).ToList();

        waits.Distinct().Count().ShouldBeGreaterThan(1);
        waits.Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_change_set_and_a_status_are_looked_at_at_once_and_soon_again()
    {
        foreach (var interval in new[] { PollInterval.OfChangeSets(1), PollInterval.OfStatusReads() })
        {
            interval.Next().ShouldBe(TimeSpan.Zero);
            interval.Next().ShouldBeInRange(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public void An_operation_that_goes_on_for_long_is_looked_at_ten_times_in_five_seconds()
    {
        var interval = PollInterval.OfStatusReads();
        var (waited, looks) = (TimeSpan.Zero, 0);
        for (; waited < TimeSpan.FromSeconds(5); looks++)
        {
            waited += interval.Next(TimeSpan.FromSeconds(36) - waited);
        }

        looks.ShouldBeInRange(9, 13);
    }

    [Fact]
    public void Its_end_is_waited_for_in_short_steps()
    {
        var interval = PollInterval.OfStatusReads();
        for (var i = 0; i < 20; i++)
        {
            interval.Next(TimeSpan.FromSeconds(36));
        }

        interval.Next(TimeSpan.FromSeconds(1)).ShouldBeInRange(TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1));
        interval.Next(TimeSpan.Zero).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(0.4));
        interval.Next(TimeSpan.FromSeconds(-9)).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.3));
    }

    [Fact]
    public void Many_that_share_the_calls_wait_so_many_times_as_long() =>
        PollInterval.OfEvents(11).Next().ShouldBeInRange(TimeSpan.FromSeconds(8.8), TimeSpan.FromSeconds(11));

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
