using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A stack whose alarms a composite alarm is made of goes after that one, or not at all.</summary>
public sealed class StackAlarmRemovalTests : IAsyncLifetime
{
    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync()
    {
        _cloud = await DeployerFixture.StartAsync();
        await _cloud.DeployAsync(
            DeployerFixture.Declare(
                """
                Resources:
                  Slow:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: oven-slow
                      Namespace: Kitchen
                      MetricName: Slow
                      Statistic: Sum
                      Period: 60
                      EvaluationPeriods: 1
                      Threshold: 3
                      ComparisonOperator: GreaterThanThreshold
                """,
                "oven"
            )
        );
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task Without_the_stack_of_the_composite_alarm_nothing_is_deleted_and_it_is_named()
    {
        await DeployKitchenAsync();

        var refusal = await Should.ThrowAsync<DeploymentException>(RemoveAsync("oven"));

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe(
            "oven: refused because composite alarms are made of its alarms: unwell of kitchen; nothing was deleted"
        );
        refusal.Next.ShouldBe("remove kitchen as well");
        _cloud.Operations.ShouldNotContain("DeleteStack");
    }

    [Fact]
    public async Task With_it_the_composite_alarm_goes_first_whatever_order_was_asked_for()
    {
        await DeployKitchenAsync();

        await RemoveAsync("oven", "kitchen");

        (await _cloud.Calls.AllStacksAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_composite_alarm_of_no_stack_is_named_with_the_command_that_shows_it()
    {
        await DeployKitchenAsync("Retain");
        await RemoveAsync("kitchen");

        var refusal = await Should.ThrowAsync<DeploymentException>(RemoveAsync("oven"));

        refusal.Message.ShouldContain("unwell, of no known stack");
        refusal.Next.ShouldBe(
            "take them out of the rule of unwell, or delete it: "
                + "aws cloudwatch describe-alarms --alarm-names unwell --alarm-types CompositeAlarm"
        );
    }

    [Fact]
    public async Task A_role_that_may_not_read_alarms_is_told_and_goes_on()
    {
        _cloud.Host.Faults.DeniedActions = ["cloudwatch:DescribeAlarms"];

        (await PlanAsync("oven")).Refusal.ShouldBeNull();

        _cloud.Notes.ShouldContain(note => note.EndsWith("cloudwatch:DescribeAlarms is denied"));
    }

    [Fact]
    public async Task An_alarm_that_leaves_its_stack_and_cannot_be_deleted_is_told()
    {
        await DeployKitchenAsync();

        await _cloud.DeployAsync(
            DeployerFixture.Declare(
                "Resources: { Own: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } } }",
                "oven"
            )
        );

        _cloud.Notes.ShouldContain(
            "oven/Slow (oven-slow) is left behind, out of every stack: Cannot delete oven-slow as there are composite "
                + "alarm(s) depending on it; delete it by hand when nothing needs it any more"
        );
    }

    [Theory]
    [InlineData("ALARM(a) OR OK( b-c )", "a,b-c")]
    [InlineData("""NOT ALARM("with (blank) and ALARM(x)")""", "with (blank) and ALARM(x)")]
    [InlineData("INSUFFICIENT_DATA(arn:aws:cloudwatch:us-east-1:123456789012:alarm:a:b) AND TRUE", "a:b")]
    [InlineData("TRUE", "")]
    public void The_names_in_a_rule_are_those_of_alarms(string rule, string names) =>
        string.Join(',', CompositeAlarmUses.NamesIn(rule)).ShouldBe(names);

    private Task<StackOutcome> DeployKitchenAsync(string onDeletion = "Delete") =>
        _cloud.DeployAsync(
            DeployerFixture.Declare(
                $$"""
                Resources:
                  Unwell:
                    Type: AWS::CloudWatch::CompositeAlarm
                    DeletionPolicy: {{onDeletion}}
                    Properties: { AlarmName: unwell, AlarmRule: 'ALARM("oven-slow")' }
                """,
                "kitchen"
            )
        );

    private StackRemover Remover => new(_cloud.Clients, _cloud.Calls, new(), _cloud, _cloud.Clock);

    private Task<StackRemovalPlan> PlanAsync(params string[] names) =>
        _cloud.Clock.RunAsync(
            () => Remover.PlanAsync([.. names.Select(name => new StackToRemove(name, []))], default),
            "the plan"
        );

    private async Task RemoveAsync(params string[] names)
    {
        var plan = await PlanAsync(names);
        await _cloud.Clock.RunAsync(
            () => Remover.RemoveAsync(plan, static (_, removal) => removal, default),
            "the removal"
        );
    }
}
