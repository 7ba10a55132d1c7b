using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>What an alarm that changed its state tells a topic.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
/// </remarks>
internal static class AlarmMessage
{
    private static readonly string[] Lists = ["OKActions", "AlarmActions", "InsufficientDataActions"];

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The actions that an alarm takes in its state; none when they are switched off.</summary>
    public static IReadOnlyList<string> ActionsOf(Alarm alarm) =>
        alarm.Configuration.Flag("ActionsEnabled") == false
            ? []
            : alarm.Configuration.Texts(
                alarm.State switch
                {
                    Alarm.InAlarm => "AlarmActions",
                    Alarm.Fine => "OKActions",
                    _ => "InsufficientDataActions",
                }
            );

    public static string Subject(Scope scope, Alarm alarm) =>
        $"{alarm.State}: \"{alarm.Name}\" in {RegionNames.Of(scope.Region)}";

    /// <summary>The message.</summary>
    /// <param name="scope">Account and region.</param>
    /// <param name="alarm">The alarm in its new state.</param>
    /// <param name="before">Its state before.</param>
    /// <param name="triggering">The alarms that a composite alarm follows.</param>
    public static string Text(Scope scope, Alarm alarm, string before, IReadOnlyList<Alarm> triggering)
    {
        var configuration = alarm.Configuration;
        var message = new JsonObject
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmDescription"] = configuration.Text("AlarmDescription"),
            ["AWSAccountId"] = scope.Account,
            ["AlarmConfigurationUpdatedTimestamp"] = Time(alarm.Configured),
            ["NewStateValue"] = alarm.State,
            ["NewStateReason"] = alarm.StateReason,
            ["StateChangeTime"] = Time(alarm.StateUpdated),
            ["Region"] = RegionNames.Of(scope.Region),
            ["AlarmArn"] = CloudWatchApi.AlarmArn(scope, alarm.Name),
            ["OldStateValue"] = before,
        };
        foreach (var list in Lists)
        {
            message[list] = new JsonArray([
                .. configuration.Texts(list).Select(static each => (JsonNode?)JsonValue.Create(each)),
            ]);
        }

        if (alarm.IsComposite)
        {
            message["AlarmRule"] = configuration.Text("AlarmRule");
            message["TriggeringChildren"] = new JsonArray([
                .. triggering.Select(each => new JsonObject
                {
                    ["Arn"] = CloudWatchApi.AlarmArn(scope, each.Name),
                    ["State"] = new JsonObject { ["Value"] = each.State, ["Timestamp"] = Time(each.StateUpdated) },
                }),
            ]);
        }
        else
        {
            message["Trigger"] = Trigger(configuration);
        }

        return message.ToJsonString(Relaxed);
    }

    private static JsonObject Trigger(JsonObject configuration)
    {
        var trigger = new JsonObject
        {
            ["MetricName"] = configuration.Text("MetricName"),
            ["Namespace"] = configuration.Text("Namespace"),
        };
        if (configuration.Text("Statistic") is { } statistic)
        {
            trigger["StatisticType"] = "Statistic";
            trigger["Statistic"] = StatisticName(statistic);
        }
        else
        {
            trigger["StatisticType"] = "ExtendedStatistic";
            trigger["ExtendedStatistic"] = configuration.Text("ExtendedStatistic");
        }

        trigger["Unit"] = configuration.Text("Unit");
        trigger["Dimensions"] = new JsonArray([
            .. configuration
                .Objects("Dimensions")
                .Select(static each => new JsonObject { ["value"] = each.Text("Value"), ["name"] = each.Text("Name") }),
        ]);
        trigger["Period"] = configuration.Integer("Period");
        trigger["EvaluationPeriods"] = configuration.Integer("EvaluationPeriods");
        if (configuration.Integer("DatapointsToAlarm") is { } datapoints)
        {
            trigger["DatapointsToAlarm"] = datapoints;
        }

        trigger["ComparisonOperator"] = configuration.Text("ComparisonOperator");
        trigger["Threshold"] = configuration.Number("Threshold");
        trigger["TreatMissingData"] = configuration.Text("TreatMissingData") ?? "missing";
        trigger["EvaluateLowSampleCountPercentile"] = "";
        return trigger;
    }

    // SampleCount is SAMPLE_COUNT
    private static string StatisticName(string statistic) =>
        statistic == "SampleCount" ? "SAMPLE_COUNT" : statistic.ToUpperInvariant();

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
