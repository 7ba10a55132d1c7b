using System.Globalization;
using AiChef.Deployment;
using AiChef.Targets.Running;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Running;

/// <summary>A canary is not begun that outlives the job that watches it.</summary>
public sealed class CanaryTimeTests
{
    private static RunOptions Job(int? limit = 75, int percent = 10, int minutes = 30) =>
        new()
        {
            EnvironmentName = "production",
            CanaryText = percent.ToString(CultureInfo.InvariantCulture),
            CanaryMinutes = minutes,
            TimeLimitMinutes = limit,
        };

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_canary_begins_that_can_end_five_minutes_before_the_job(int elapsed) =>
        Should.NotThrow(() => CanaryTime.Check(Job(), TimeSpan.FromMinutes(elapsed)));

    [Fact]
    public void A_canary_that_comes_too_late_is_not_started()
    {
        var refusal = Should.Throw<DeploymentException>(() => CanaryTime.Check(Job(), TimeSpan.FromMinutes(41)));

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe(
            "the canary was not started: of the 75 minutes that the job and its credentials last, "
                + "41 are over, and it would take 30"
        );
        refusal.Next.ShouldBe("run the same command again; it continues with the canary");
    }

    [Fact]
    public void Without_a_limit_or_a_canary_nothing_is_too_late()
    {
        Should.NotThrow(() => CanaryTime.Check(Job(limit: null), TimeSpan.FromHours(9)));
        Should.NotThrow(() => CanaryTime.Check(Job(percent: 0), TimeSpan.FromHours(9)));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void The_options_leave_time_for_the_deployment_before_the_canary(int minutes, bool fits)
    {
        var check = () => CanaryTime.Check(Job(minutes: minutes));

        if (fits)
        {
            Should.NotThrow(check);
        }
        else
        {
            Should.Throw<DeploymentException>(check).Kind.ShouldBe(FailureKind.Configuration);
        }
    }
}
