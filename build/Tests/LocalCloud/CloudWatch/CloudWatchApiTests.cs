using System.Xml.Linq;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudWatch;

public sealed class CloudWatchApiTests
{
    private static (string, string)[] Alarm(params (string, string)[] more) =>
        [
            ("AlarmName", "burnt"),
            ("Namespace", "Kitchen"),
            ("MetricName", "Burnt"),
            ("Statistic", "Sum"),
            ("Period", "300"),
            ("EvaluationPeriods", "1"),
            ("Threshold", "2"),
            ("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
            .. more,
        ];

    private static Task<XElement> PutAsync(ServiceFixture cloud, string value) =>
        cloud.CloudWatchAsync(
            "PutMetricData",
            ("Namespace", "Kitchen"),
            ("MetricData.member.1.MetricName", "Burnt"),
            ("MetricData.member.1.Value", value),
            ("MetricData.member.1.Unit", "Count")
        );

    private static async Task<string> StateAsync(ServiceFixture cloud) =>
        (await cloud.CloudWatchAsync("DescribeAlarms")).Descendants("StateValue").Single().Value;

    [Fact]
    public async Task An_alarm_follows_its_metric_and_keeps_a_history()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.CloudWatchAsync("PutMetricAlarm", Alarm());
        (await StateAsync(cloud)).ShouldBe("INSUFFICIENT_DATA");
        await PutAsync(cloud, "1");
        (await StateAsync(cloud)).ShouldBe("OK");
        await PutAsync(cloud, "1.5");
        var alarm = await cloud.CloudWatchAsync("DescribeAlarms", ("AlarmNames.member.1", "burnt"));
        alarm.Descendants("StateValue").Single().Value.ShouldBe("ALARM");
        alarm
            .Descendants("StateReason")
            .Single()
            .Value.ShouldBe("Threshold Crossed: 1 datapoint [2.5] was greater than or equal to the threshold (2.0).");
        alarm.Descendants("AlarmArn").Single().Value.ShouldBe("arn:aws:cloudwatch:eu-west-1:000000000000:alarm:burnt");
        var history = await cloud.CloudWatchAsync(
            "DescribeAlarmHistory",
            ("AlarmName", "burnt"),
            ("HistoryItemType", "StateUpdate")
        );
        history
            .Descendants("HistorySummary")
            .Select(static each => each.Value)
            .ShouldBe(["Alarm updated from OK to ALARM", "Alarm updated from INSUFFICIENT_DATA to OK"]);
    }

    [Theory]
    [InlineData("notBreaching", "OK")]
    [InlineData("breaching", "ALARM")]
    [InlineData("missing", "INSUFFICIENT_DATA")]
    [InlineData("ignore", "INSUFFICIENT_DATA")]
    public async Task Missing_data_counts_as_the_alarm_says(string treatment, string state)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.CloudWatchAsync("PutMetricAlarm", Alarm(("TreatMissingData", treatment)));
        (await StateAsync(cloud)).ShouldBe(state);
    }

    [Fact]
    public async Task Alarms_are_listed_by_name_and_fifty_at_a_time()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        foreach (var number in Enumerable.Range(0, 60).Reverse())
        {
            await cloud.CloudWatchAsync("PutMetricAlarm", [("AlarmName", $"a-{number:00}"), .. Alarm()[1..]]);
        }

        var first = await cloud.CloudWatchAsync("DescribeAlarms");
        var token = first.Descendants("NextToken").Single().Value;
        var second = await cloud.CloudWatchAsync("DescribeAlarms", ("NextToken", token));

        Names(first).ShouldBe(Enumerable.Range(0, 50).Select(static number => $"a-{number:00}"));
        Names(second).ShouldBe(Enumerable.Range(50, 10).Select(static number => $"a-{number:00}"));
        second.Descendants("NextToken").ShouldBeEmpty();
        Names(await cloud.CloudWatchAsync("DescribeAlarms", ("MaxRecords", "7"))).Count().ShouldBe(7);
        (
            await ServiceFixture.RefusedAsync(() => cloud.CloudWatchAsync("DescribeAlarms", ("NextToken", "x")))
        ).Code.ShouldBe("InvalidNextToken");
        (
            await ServiceFixture.RefusedAsync(() => cloud.CloudWatchAsync("DescribeAlarms", ("MaxRecords", "101")))
        ).Message.ShouldEndWith("less than or equal to 100");

        static IEnumerable<string> Names(XElement answer) =>
            answer.Descendants("AlarmName").Select(static name => name.Value);
    }

    [Fact]
    public async Task A_state_can_be_set_by_hand()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.CloudWatchAsync("PutMetricAlarm", Alarm());
        await cloud.CloudWatchAsync(
            "SetAlarmState",
            ("AlarmName", "burnt"),
            ("StateValue", "ALARM"),
            ("StateReason", "drill")
        );
        (await StateAsync(cloud)).ShouldBe("ALARM");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.CloudWatchAsync(
                    "SetAlarmState",
                    ("AlarmName", "none"),
                    ("StateValue", "OK"),
                    ("StateReason", "x")
                )
            )
        ).Code.ShouldBe("ResourceNotFound");
        await cloud.CloudWatchAsync("DeleteAlarms", ("AlarmNames.member.1", "burnt"));
        (await cloud.CloudWatchAsync("DescribeAlarms")).Descendants("AlarmName").ShouldBeEmpty();
    }

    [Fact]
    public async Task Statistics_are_computed_by_period()
    {
        await using var cloud = await ServiceFixture.StartAsync(new LocalCloudOptions());
        await cloud.CloudWatchAsync(
            "PutMetricData",
            ("Namespace", "Kitchen"),
            ("MetricData.member.1.MetricName", "Burnt"),
            ("MetricData.member.1.Timestamp", "2026-05-01T10:00:20Z"),
            ("MetricData.member.1.Values.member.1", "1"),
            ("MetricData.member.1.Values.member.2", "4"),
            ("MetricData.member.1.Counts.member.1", "3"),
            ("MetricData.member.1.Counts.member.2", "1")
        );
        var point = (
            await cloud.CloudWatchAsync(
                "GetMetricStatistics",
                ("Namespace", "Kitchen"),
                ("MetricName", "Burnt"),
                ("Period", "300"),
                ("StartTime", "2026-05-01T10:00:00Z"),
                ("EndTime", "2026-05-01T11:00:00Z"),
                ("Statistics.member.1", "Sum"),
                ("Statistics.member.2", "Average"),
                ("Statistics.member.3", "Maximum"),
                ("Statistics.member.4", "SampleCount")
            )
        )
            .Descendants("member")
            .Single();
        string Of(string statistic) => point.Element(statistic)!.Value;
        (Of("Sum"), Of("Average"), Of("Maximum"), Of("SampleCount")).ShouldBe(("7", "1.75", "4", "4"));
    }

    [Fact]
    public async Task A_dashboard_is_kept_and_must_be_JSON()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.CloudWatchAsync(
            "PutDashboard",
            ("DashboardName", "kitchen"),
            ("DashboardBody", """{"widgets":[]}""")
        );
        (await cloud.CloudWatchAsync("GetDashboard", ("DashboardName", "kitchen")))
            .Element("DashboardBody")!
            .Value.ShouldBe("""{"widgets":[]}""");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.CloudWatchAsync("PutDashboard", ("DashboardName", "x"), ("DashboardBody", "soup"))
            )
        ).Code.ShouldBe("InvalidParameterInput");
        await cloud.CloudWatchAsync("DeleteDashboards", ("DashboardNames.member.1", "kitchen"));
        (await cloud.CloudWatchAsync("ListDashboards")).Descendants("DashboardName").ShouldBeEmpty();
    }

    [Fact]
    public async Task Metric_math_is_refused_by_name()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.CloudWatchAsync(
                "GetMetricData",
                ("StartTime", "2026-01-01T00:00:00Z"),
                ("EndTime", "2026-01-02T00:00:00Z"),
                ("MetricDataQueries.member.1.Id", "e"),
                ("MetricDataQueries.member.1.Expression", "m1*2")
            )
        );
        refusal.Text.ShouldBe("LocalCloud does not model metric math (m1*2) of cloudwatch");
    }
}
