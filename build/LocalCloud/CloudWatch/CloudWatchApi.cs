using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>
/// CloudWatch: metrics, alarms and dashboards. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/
/// </summary>
internal sealed partial class CloudWatchApi(Cloud cloud) : IOperationService, ICloudPart<CloudWatchApi>
{
    private readonly CloudWatchState _state = cloud.Get<CloudWatchState>();
    private readonly AlarmEvaluator _evaluator = cloud.Get<AlarmEvaluator>();

    public static CloudWatchApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            call.Operation switch
            {
                "PutMetricData" => PutMetricData(call),
                "GetMetricData" => GetMetricData(call),
                "GetMetricStatistics" => GetMetricStatistics(call),
                "ListMetrics" => ListMetrics(call),
                "PutMetricAlarm" => PutAlarm(call, isComposite: false),
                "PutCompositeAlarm" => PutAlarm(call, isComposite: true),
                "DescribeAlarms" => DescribeAlarms(call),
                "DescribeAlarmsForMetric" => DescribeAlarmsForMetric(call),
                "DescribeAlarmHistory" => DescribeHistory(call),
                "DeleteAlarms" => DeleteAlarms(call),
                "SetAlarmState" => SetState(call),
                "EnableAlarmActions" => SwitchActions(call, enabled: true),
                "DisableAlarmActions" => SwitchActions(call, enabled: false),
                "TagResource" => TagAlarm(call),
                "UntagResource" => UntagAlarm(call),
                "ListTagsForResource" => ListTags(call),
                "PutDashboard" => PutDashboard(call),
                "GetDashboard" => GetDashboard(call),
                "ListDashboards" => ListDashboards(call),
                "DeleteDashboards" => DeleteDashboards(call),
                _ => throw NotModelled.Operation("cloudwatch", call.Operation),
            }
        );

    /// <summary>The metric that Namespace, MetricName and Dimensions name.</summary>
    public static MetricName MetricIn(JsonObject input) =>
        new(
            input.Text("Namespace") ?? "",
            input.Text("MetricName") ?? "",
            [
                .. input
                    .Objects("Dimensions")
                    .Select(static each => new Dimension(each.Text("Name") ?? "", each.Text("Value") ?? "")),
            ]
        );

    private JsonObject PutDashboard(AwsCall call)
    {
        var name = call.Input.RequiredText("DashboardName");
        var body = call.Input.RequiredText("DashboardBody");
        CheckDashboard(body);
        _state.Dashboards.Put(call.Scope.GlobalKey(name), new Dashboard(name, body, cloud.Now));
        return new() { ["DashboardValidationMessages"] = new JsonArray() };
    }

    public static void CheckDashboard(string body)
    {
        try
        {
            if (StrictJson.Parse(body) is JsonObject)
            {
                return;
            }
        }
        catch (System.Text.Json.JsonException)
        {
            // refused below
        }

        throw CloudWatchErrors.InvalidDashboard();
    }

    private JsonObject GetDashboard(AwsCall call)
    {
        var name = call.Input.RequiredText("DashboardName");
        var dashboard = _state.Dashboards[call.Scope.GlobalKey(name)] ?? throw CloudWatchErrors.DashboardNotFound(name);
        return new()
        {
            ["DashboardArn"] = DashboardArn(call.Scope, name),
            ["DashboardBody"] = dashboard.Body,
            ["DashboardName"] = name,
        };
    }

    private JsonObject ListDashboards(AwsCall call) =>
        new()
        {
            ["DashboardEntries"] = new JsonArray([
                .. _state
                    .Dashboards.StartingWith(call.Scope.GlobalKey(call.Input.Text("DashboardNamePrefix") ?? ""))
                    .Select(entry => new JsonObject
                    {
                        ["DashboardName"] = entry.Value.Name,
                        ["DashboardArn"] = DashboardArn(call.Scope, entry.Value.Name),
                        ["LastModified"] = InputTree.Time(entry.Value.Modified),
                        ["Size"] = entry.Value.Body.Length,
                    }),
            ]),
        };

    private JsonObject DeleteDashboards(AwsCall call)
    {
        using var batch = cloud.Store.Begin();
        foreach (var name in call.Input.Texts("DashboardNames"))
        {
            if (!_state.Dashboards.Remove(call.Scope.GlobalKey(name)))
            {
                throw CloudWatchErrors.DashboardNotFound(name);
            }
        }

        return [];
    }

    private static string DashboardArn(Scope scope, string name) => scope.GlobalArn("cloudwatch", $"dashboard/{name}");
}
