using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class RollbackAlarmsTests
{
    private const string Alarm = "ai-chef-errors";

    [Theory]
    [InlineData("errors", "eu-west-1", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:errors")]
    [InlineData("errors", "cn-north-1", "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:errors")]
    [InlineData("arn:aws:cloudwatch:x:1:alarm:y", "eu-west-1", "arn:aws:cloudwatch:x:1:alarm:y")]
    public void An_alarm_is_named_by_its_ARN(string name, string region, string arn) =>
        RollbackAlarms.ArnOf(name, region, "123456789012").ShouldBe(arn);

    [Fact]
    public async Task An_alarm_that_fires_while_it_is_watched_makes_AWS_roll_back()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(WithAlarm("TreatMissingData: notBreaching"));
        await cloud.DeployAsync(Watched("a", minutes: 0));

        await cloud.DeployAsync(WithAlarm("TreatMissingData: breaching"));
        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Watched("b", minutes: 30)));

        error.Kind.ShouldBe(FailureKind.Failed);
        error.Details.ShouldContain($"{DeployerFixture.Name} is now in UPDATE_ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task A_missing_alarm_is_reported_before_anything_is_written()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Watched("a", minutes: 1)));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldBe(
            $"{DeployerFixture.Name}: the environment names a rollback alarm that does not exist: {Alarm}"
        );
        cloud.Operations.ShouldBe(["DescribeStacks", "DescribeAlarms"]);
    }

    [Fact]
    public async Task A_dry_run_reports_a_missing_alarm_as_well()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Operations.Clear();

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(Watched("b", minutes: 1), new StackDeployerOptions { DryRun = true })
        );

        error.Message.ShouldEndWith($"names a rollback alarm that does not exist: {Alarm}");
        cloud.Operations.ShouldNotContain("CreateChangeSet");
    }

    [Fact]
    public async Task A_composite_alarm_is_an_alarm_as_well()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(WithAlarm("TreatMissingData: notBreaching"));
        await cloud.DeployAsync(
            DeployerFixture.Declare(
                $$"""
                Resources:
                  Unwell:
                    Type: AWS::CloudWatch::CompositeAlarm
                    Properties: { AlarmName: ai-chef-unwell, AlarmRule: 'ALARM("{{Alarm}}")' }
                """,
                "ai-chef-composite"
            )
        );

        var outcome = await cloud.DeployAsync(Watched("a", minutes: 0, "ai-chef-unwell"));

        outcome.Status.ShouldBe("CREATE_COMPLETE");
    }

    private static StackDeclaration Watched(string value, int minutes, string alarm = Alarm) =>
        DeployerFixture.Declare(DeployerFixture.OneParameter(value)) with
        {
            RollbackAlarms = new RollbackAlarms(
                [RollbackAlarms.ArnOf(alarm, "us-east-1", "000000000000")],
                TimeSpan.FromMinutes(minutes)
            ),
        };

    private static StackDeclaration WithAlarm(string treatment) =>
        DeployerFixture.Declare(
            $$"""
            Resources:
              Errors:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: {{Alarm}}
                  Namespace: Chef
                  MetricName: Errors
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 1
                  Threshold: 1
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  {{treatment}}
            """,
            "ai-chef-alarms"
        );
}
