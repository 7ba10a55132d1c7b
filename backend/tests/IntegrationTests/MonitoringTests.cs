using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs.Model;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>The alarms and log groups that the templates promise.</summary>
public sealed class MonitoringTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    private static readonly string[] Functions =
    [
        "combine",
        "image-generator",
        "nutrition-calculator",
        "price",
        "recipe",
        "session-create",
        "session-update",
    ];

    [Fact]
    public async Task Each_function_has_an_alarm_at_three_errors_of_its_alias_in_five_minutes()
    {
        var alarms = await AlarmsAsync("ai-chef-");
        foreach (var function in Functions)
        {
            var alarm = alarms.Single(a => a.AlarmName == $"ai-chef-{function}-errors");
            (alarm.Namespace, alarm.MetricName, alarm.Threshold, alarm.Period).ShouldBe(
                ("AWS/Lambda", "Errors", 3, 300)
            );
            alarm.ComparisonOperator.ShouldBe(ComparisonOperator.GreaterThanOrEqualToThreshold);
            alarm
                .Dimensions.Select(d => (d.Name, d.Value))
                .ShouldBe(
                    [("FunctionName", $"ai-chef-{function}"), ("Resource", $"ai-chef-{function}:live")],
                    ignoreOrder: true
                );
        }
    }

    [Theory]
    [InlineData("ai-chef-api-5xx-errors", "5XXError")]
    [InlineData("ai-chef-api-latency", "Latency")]
    [InlineData("ai-chef-sessions-write-throttles", "WriteThrottleEvents")]
    [InlineData("ai-chef-sessions-update-item-system-errors", "SystemErrors")]
    public async Task The_API_and_the_table_have_their_alarms(string name, string metric) =>
        (await AlarmsAsync(name)).Single().MetricName.ShouldBe(metric);

    [Fact]
    public async Task Every_log_group_keeps_its_events_for_seven_days()
    {
        var expected = Functions
            .Select(function => $"/aws/lambda/ai-chef-{function}")
            .Append("/aws/apigateway/ai-chef-api")
            .Append("/aws/stepfunctions/ai-chef-workflow");
        var groups = await Task.WhenAll(
            expected.Select(async name =>
                (
                    await backend.Logs.DescribeLogGroupsAsync(
                        new DescribeLogGroupsRequest { LogGroupNamePrefix = name }
                    )
                ).LogGroups.Single(group => group.LogGroupName == name)
            )
        );
        groups.ShouldAllBe(group => group.RetentionInDays == 7);
    }

    private async Task<List<MetricAlarm>> AlarmsAsync(string prefix) =>
        (
            await backend.CloudWatch.DescribeAlarmsAsync(
                new DescribeAlarmsRequest { AlarmNamePrefix = prefix, MaxRecords = 100 }
            )
        ).MetricAlarms;
}
