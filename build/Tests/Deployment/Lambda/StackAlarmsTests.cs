using AiChef.Deployment.Lambda;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>Which alarms a canary watches: those of the stacks, not those of a certain name.</summary>
public sealed class StackAlarmsTests
{
    private const string Alarms = """
        Resources:
          Red:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: AI-Chef-StepFunctions-Errors
              Namespace: AWS/States
              MetricName: ExecutionsFailed
              Statistic: Sum
              Period: 300
              EvaluationPeriods: 1
              Threshold: 1
              ComparisonOperator: GreaterThanOrEqualToThreshold
          Any: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmName: any, AlarmRule: "TRUE" } }
          Key: { Type: AWS::SSM::Parameter, Properties: { Name: /test/key, Type: String, Value: a } }
        """;

    [Fact]
    public async Task Alarms_and_composite_alarms_count_whatever_they_are_called()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Alarms);

        (await NamesAsync(cloud, DeployerFixture.Name)).ShouldBe(
            ["AI-Chef-StepFunctions-Errors", "any"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_has_no_alarms()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        (await NamesAsync(cloud, "ai-chef-missing")).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<string>> NamesAsync(DeployerFixture cloud, params string[] stacks) =>
        cloud.Clock.RunAsync(() => new StackAlarms(cloud.Calls, stacks).NamesAsync(default), "the alarms");
}
