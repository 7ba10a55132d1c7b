using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Conventions.KitchenSample;

namespace AiChef.Tests.Deployment.Conventions;

public sealed class ErrorAlarmTests
{
    [Fact]
    public void Any_type_with_metrics_of_failures_needs_an_alarm() =>
        Problems(Rule("Orders", "orders"))
            .ShouldHaveSingleItem()
            .ShouldContain(
                "no alarm watches the failures of 'Orders'; add an AWS::CloudWatch::Alarm on AWS/Events "
                    + "FailedInvocations"
            );

    [Fact]
    public void Each_of_two_resources_of_a_type_needs_its_own() =>
        Problems(Rule("Orders", "orders") + Rule("Bills", "bills") + Alarm("Late", "Orders"))
            .ShouldHaveSingleItem()
            .ShouldContain("no alarm watches the failures of 'Bills'");

    [Fact]
    public void An_alarm_takes_three_failures_at_most() =>
        Problems(Rule("Orders", "orders") + Alarm("Late", "Orders", threshold: 4))
            .ShouldHaveSingleItem()
            .ShouldContain("the alarm 'Late' waits for more than three failures; set Threshold to 3");
}
