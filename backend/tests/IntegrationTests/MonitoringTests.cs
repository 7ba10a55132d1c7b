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
        "session-meal",
        "session-update",
    ];

    [Fact]
    public async Task Each_function_has_an_alarm_at_three_errors_of_its_alias_in_five_minutes()
    {
        var alarms = await AlarmsAsync("");
        foreach (var function in Functions)
        {
            var alarm = alarms.Single(a => a.AlarmName == $"{Prefix}-{function}-errors");
            (alarm.Namespace, alarm.MetricName, alarm.Threshold, alarm.Period).ShouldBe(
                ("AWS/Lambda", "Errors", 3, 300)
            );
            alarm.ComparisonOperator.ShouldBe(ComparisonOperator.GreaterThanOrEqualToThreshold);
            alarm
                .Dimensions.Select(d => (d.Name, d.Value))
                .ShouldBe(
                    [("FunctionName", $"{Prefix}-{function}"), ("Resource", $"{Prefix}-{function}:live")],
                    ignoreOrder: true
                );
        }
    }

    [Theory]
    [InlineData("api-5xx-errors", "5XXError")]
    [InlineData("api-latency", "Latency")]
    [InlineData("sessions-write-throttles", "WriteThrottleEvents")]
    [InlineData("sessions-update-item-system-errors", "SystemErrors")]
    public async Task The_API_and_the_table_have_their_alarms(string name, string metric) =>
        (await AlarmsAsync(name)).Single().MetricName.ShouldBe(metric);

    [Fact]
    public async Task Every_log_group_keeps_its_events_for_seven_days()
    {
        var expected = Functions
            .Select(function => $"/aws/lambda/{Prefix}-{function}")
            .Append($"/aws/apigateway/{Prefix}-api")
            .Append($"/aws/stepfunctions/{Prefix}-workflow");
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

    private string Prefix => backend.Settings.NamePrefix;

    private async Task<List<MetricAlarm>> AlarmsAsync(string beginning) =>
        (
            await backend.CloudWatch.DescribeAlarmsAsync(
                new DescribeAlarmsRequest { AlarmNamePrefix = $"{Prefix}-{beginning}", MaxRecords = 100 }
            )
        ).MetricAlarms;
}
