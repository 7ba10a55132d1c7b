using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>What the operations of CloudWatch need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html</remarks>
internal static class CloudWatchAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("cloudwatch")
            .OnAnything("GetMetricData GetMetricStatistics ListMetrics DescribeAlarmsForMetric ListDashboards")
            .Needs(
                "PutMetricData",
                static (_, call) =>
                    [
                        new("cloudwatch:PutMetricData", "*")
                        {
                            Context = new AccessContext().Put("cloudwatch:namespace", call.Input.Text("Namespace")),
                        },
                    ]
            )
            .Needs("PutMetricAlarm PutCompositeAlarm", PutAlarm)
            .On("SetAlarmState DescribeAlarmHistory", static (_, call) => Alarm(call, call.Input.Text("AlarmName")))
            .OnEach("DescribeAlarms DeleteAlarms EnableAlarmActions DisableAlarmActions", Alarms)
            .On("PutDashboard GetDashboard", static (_, call) => Dashboard(call, call.Input.Text("DashboardName")))
            .OnEach(
                "DeleteDashboards",
                static (_, call) => call.Input.Texts("DashboardNames").Select(name => Dashboard(call, name))
            )
            .On(
                "TagResource UntagResource ListTagsForResource",
                static (_, call) => call.Input.Text("ResourceARN") ?? "*"
            );

    private static string Alarm(AwsCall call, string? name) => call.Scope.Arn("cloudwatch", $"alarm:{name ?? "*"}");

    private static string Dashboard(AwsCall call, string? name) =>
        call.Scope.GlobalArn("cloudwatch", $"dashboard/{name}");

    private static IEnumerable<string> Alarms(Cloud cloud, AwsCall call) =>
        call.Input.Texts("AlarmNames") is { Count: > 0 } names
            ? names.Select(name => Alarm(call, name))
            : [Alarm(call, call.Input.Text("AlarmNamePrefix") is { } prefix ? prefix + "*" : null)];

    private static IEnumerable<AccessNeed> PutAlarm(Cloud cloud, AwsCall call)
    {
        var arn = Alarm(call, call.Input.Text("AlarmName"));
        yield return new($"cloudwatch:{call.Operation}", arn);
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("cloudwatch:TagResource", arn);
        }
    }
}
