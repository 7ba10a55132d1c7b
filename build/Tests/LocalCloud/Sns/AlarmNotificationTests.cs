using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud;
using AiChef.Tests.LocalCloud.CloudWatch;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Sns;

public sealed class AlarmNotificationTests
{
    private static readonly (string, string)[] Actions =
    [
        ("AlarmActions.member.1", SnsFixture.TopicArn),
        ("OKActions.member.1", SnsFixture.TopicArn),
    ];

    [Fact]
    public async Task An_alarm_tells_its_topic_without_being_read_and_again_when_it_is_over()
    {
        using var clock = new VirtualClock(isStrict: false);
        await using var sns = await SnsFixture.StartAsync(new LocalCloudOptions { TimeProvider = clock });
        await sns.SubscribeAsync();
        await CompositeAlarmTests.PutMetricAlarmAsync(
            sns.Cloud,
            "burnt",
            [("TreatMissingData", "notBreaching"), ("AlarmDescription", "the roast"), .. Actions]
        );

        await RecordAsync(sns.Cloud, "burnt", "3");
        var message = await sns.Receiver.NextAsync();
        var over = await sns.Receiver.NextAsync();

        message.Text("Subject").ShouldBe("ALARM: \"burnt\" in Europe (Ireland)");
        var alarm = JsonNode.Parse(message.Text("Message"))!.AsObject();
        Text(alarm, "AlarmName").ShouldBe("burnt");
        Text(alarm, "AlarmDescription").ShouldBe("the roast");
        Text(alarm, "AWSAccountId").ShouldBe("000000000000");
        Text(alarm, "NewStateValue").ShouldBe("ALARM");
        Text(alarm, "OldStateValue").ShouldBe("INSUFFICIENT_DATA");
        Text(alarm, "NewStateReason").ShouldStartWith("Threshold Crossed: 1 datapoint [3.0] was greater than");
        Text(alarm, "Region").ShouldBe("Europe (Ireland)");
        Text(alarm, "AlarmArn").ShouldBe("arn:aws:cloudwatch:eu-west-1:000000000000:alarm:burnt");
        Text(alarm, "StateChangeTime").ShouldEndWith("+0000");
        var trigger = alarm["Trigger"]!.AsObject();
        Text(trigger, "MetricName").ShouldBe("burnt");
        Text(trigger, "Statistic").ShouldBe("SUM");
        trigger["Threshold"]!.GetValue<double>().ShouldBe(3);
        trigger["Period"]!.GetValue<int>().ShouldBe(300);
        over.Text("Subject").ShouldStartWith("OK: \"burnt\"");
    }

    [Fact]
    public async Task A_composite_alarm_tells_which_alarm_it_follows()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.SubscribeAsync();
        await CompositeAlarmTests.PutMetricAlarmAsync(sns.Cloud, "burnt");
        await CompositeAlarmTests.PutAsync(sns.Cloud, "unwell", "ALARM(burnt)", Actions[0]);

        await RecordAsync(sns.Cloud, "burnt", "5");
        var alarm = JsonNode.Parse((await sns.Receiver.NextAsync()).Text("Message"))!.AsObject();

        Text(alarm, "AlarmName").ShouldBe("unwell");
        Text(alarm, "AlarmRule").ShouldBe("ALARM(burnt)");
        alarm["TriggeringChildren"]![0]!["Arn"]!.GetValue<string>().ShouldEndWith(":alarm:burnt");
        alarm["TriggeringChildren"]![0]!["State"]!["Value"]!.GetValue<string>().ShouldBe("ALARM");
    }

    [Fact]
    public async Task The_history_tells_what_became_of_an_action()
    {
        await using var sns = await SnsFixture.StartAsync();
        await CompositeAlarmTests.PutMetricAlarmAsync(
            sns.Cloud,
            "burnt",
            Actions[0],
            ("AlarmActions.member.2", "arn:aws:sns:eu-west-1:000000000000:none")
        );

        await sns.Cloud.CloudWatchAsync(
            "SetAlarmState",
            ("AlarmName", "burnt"),
            ("StateValue", "ALARM"),
            ("StateReason", "drill")
        );
        var history = await sns.Cloud.CloudWatchAsync(
            "DescribeAlarmHistory",
            ("AlarmName", "burnt"),
            ("HistoryItemType", "Action")
        );

        history
            .Descendants("HistorySummary")
            .Select(static each => each.Value)
            .ShouldBe(
                [
                    $"Successfully executed action {SnsFixture.TopicArn}",
                    "Failed to execute action arn:aws:sns:eu-west-1:000000000000:none. "
                        + "Received error: \"Topic does not exist\"",
                ],
                ignoreOrder: true
            );
    }

    private static Task<XElement> RecordAsync(ServiceFixture cloud, string metric, string value) =>
        cloud.CloudWatchAsync(
            "PutMetricData",
            ("Namespace", "Kitchen"),
            ("MetricData.member.1.MetricName", metric),
            ("MetricData.member.1.Value", value)
        );

    private static string Text(JsonObject tree, string member) => tree[member]!.GetValue<string>();
}
