using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudWatch;

public sealed class CompositeAlarmTests
{
    [Fact]
    public async Task A_composite_alarm_follows_its_children()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await PutMetricAlarmAsync(cloud, "hot");
        await PutMetricAlarmAsync(cloud, "cold");
        await PutAsync(cloud, "unwell", "ALARM(hot) OR ALARM(cold)");
        (await StateAsync(cloud, "unwell")).ShouldBe("OK");

        await SetAsync(cloud, "cold", "ALARM");
        var unwell = await AlarmAsync(cloud, "unwell");

        unwell.Element("StateValue")!.Value.ShouldBe("ALARM");
        unwell
            .Element("StateReason")!
            .Value.ShouldStartWith("arn:aws:cloudwatch:eu-west-1:000000000000:alarm:cold transitioned to ALARM at ");

        await SetAsync(cloud, "cold", "OK");
        (await StateAsync(cloud, "unwell")).ShouldBe("OK");
    }

    [Fact]
    public async Task A_composite_alarm_may_name_another_one()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await PutMetricAlarmAsync(cloud, "hot");
        await PutAsync(cloud, "kitchen", "ALARM(hot)");
        await PutAsync(cloud, "aa-house", "ALARM(kitchen)");
        await SetAsync(cloud, "hot", "ALARM");

        (await StateAsync(cloud, "aa-house")).ShouldBe("ALARM");
    }

    [Fact]
    public async Task The_children_must_exist_first_and_last_as_long()
    {
        await using var cloud = await ServiceFixture.StartAsync();

        var early = await ServiceFixture.RefusedAsync(() => PutAsync(cloud, "unwell", "ALARM(hot) OR ALARM(cold)"));
        await PutMetricAlarmAsync(cloud, "hot");
        await PutAsync(cloud, "unwell", "ALARM(hot)");
        var needed = await ServiceFixture.RefusedAsync(() =>
            cloud.CloudWatchAsync("DeleteAlarms", ("AlarmNames.member.1", "hot"))
        );

        early.Message.ShouldEndWith(
            "Could not save the composite alarm as alarms [hot, cold] in the alarm rule do not exist"
        );
        needed.Message.ShouldEndWith("Cannot delete hot as there are composite alarm(s) depending on it.");
        await cloud.CloudWatchAsync("DeleteAlarms", ("AlarmNames.member.1", "hot"), ("AlarmNames.member.2", "unwell"));
    }

    [Fact]
    public async Task Children_and_parents_of_an_alarm_are_listed_in_short()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await PutMetricAlarmAsync(cloud, "hot");
        await PutMetricAlarmAsync(cloud, "cold");
        await PutAsync(cloud, "kitchen", "ALARM(hot)");
        await PutAsync(cloud, "house", "ALARM(kitchen) OR ALARM(hot)");

        var children = await cloud.CloudWatchAsync("DescribeAlarms", ("ChildrenOfAlarmName", "house"));
        var parents = await cloud.CloudWatchAsync("DescribeAlarms", ("ParentsOfAlarmName", "hot"));
        var none = await cloud.CloudWatchAsync("DescribeAlarms", ("ChildrenOfAlarmName", "hot"));
        var both = await ServiceFixture.RefusedAsync(() =>
            cloud.CloudWatchAsync(
                "DescribeAlarms",
                ("ChildrenOfAlarmName", "house"),
                ("AlarmTypes.member.1", "MetricAlarm")
            )
        );

        Members(children, "MetricAlarms").ShouldBe(["hot: AlarmName AlarmArn StateValue StateUpdatedTimestamp"]);
        Members(children, "CompositeAlarms").ShouldBe(["kitchen: AlarmName AlarmArn StateValue StateUpdatedTimestamp"]);
        Members(parents, "CompositeAlarms").ShouldBe(["house: AlarmName AlarmArn", "kitchen: AlarmName AlarmArn"]);
        Members(parents, "MetricAlarms").ShouldBeEmpty();
        Members(none, "MetricAlarms").ShouldBeEmpty();
        both.Code.ShouldBe("ValidationError");
    }

    private static IEnumerable<string> Members(XElement answer, string list) =>
        answer
            .Descendants(list)
            .Elements("member")
            .Select(alarm =>
                $"{alarm.Element("AlarmName")!.Value}: "
                + string.Join(' ', alarm.Elements().Select(static member => member.Name.LocalName))
            );

    internal static Task PutMetricAlarmAsync(
        ServiceFixture cloud,
        string name,
        params (string Name, string Value)[] more
    ) => cloud.CloudWatchAsync("PutMetricAlarm", [.. MetricAlarm(name), .. more]);

    internal static (string Name, string Value)[] MetricAlarm(string name) =>
        [
            ("AlarmName", name),
            ("Namespace", "Kitchen"),
            ("MetricName", name),
            ("Statistic", "Sum"),
            ("Period", "300"),
            ("EvaluationPeriods", "1"),
            ("Threshold", "3"),
            ("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
        ];

    internal static Task PutAsync(
        ServiceFixture cloud,
        string name,
        string rule,
        params (string Name, string Value)[] more
    ) => cloud.CloudWatchAsync("PutCompositeAlarm", [("AlarmName", name), ("AlarmRule", rule), .. more]);

    private static Task<XElement> SetAsync(ServiceFixture cloud, string name, string state) =>
        cloud.CloudWatchAsync("SetAlarmState", ("AlarmName", name), ("StateValue", state), ("StateReason", "drill"));

    private static async Task<XElement> AlarmAsync(ServiceFixture cloud, string name) =>
        (
            await cloud.CloudWatchAsync(
                "DescribeAlarms",
                ("AlarmTypes.member.1", "CompositeAlarm"),
                ("AlarmNames.member.1", name)
            )
        )
            .Element("CompositeAlarms")!
            .Elements("member")
            .Single();

    private static async Task<string> StateAsync(ServiceFixture cloud, string name) =>
        (await AlarmAsync(cloud, name)).Element("StateValue")!.Value;
}
