using AiChef.Targets.Running;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class WorkClockTests
{
    [Fact]
    public void Time_spent_waiting_for_others_does_not_count()
    {
        var time = new ManualClock();
        var clock = new WorkClock(time);
        clock.Start();
        time.Advance(TimeSpan.FromSeconds(2));
        clock.Stop();
        time.Advance(TimeSpan.FromSeconds(30));
        clock.Start();
        time.Advance(TimeSpan.FromSeconds(3));

        clock.Worked.ShouldBe(TimeSpan.FromSeconds(5));
        clock.Stop();
        time.Advance(TimeSpan.FromSeconds(30));
        clock.Worked.ShouldBe(TimeSpan.FromSeconds(5));
    }
}
