using System.Globalization;
using System.Text.Json.Nodes;

namespace AiChef.Targets.Alerts;

/// <summary>Writes the dashboard over all services: the state of all alarms, then a graph for each service.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
/// </remarks>
internal static class DashboardBody
{
    private const int Columns = 24;
    private const int Width = 8;
    private const int Height = 6;

    /// <summary>The body, as the text of Fn::Sub: a line for each widget.</summary>
    /// <param name="services">The services with their alarms.</param>
    /// <param name="alarms">The names of the alarms, as texts of Fn::Sub.</param>
    internal static string Of(IReadOnlyList<ServiceAlarms> services, IReadOnlyList<string> alarms)
    {
        var alarmRows = 2 + ((alarms.Count + 7) / 8);
        var widgets = new List<JsonObject> { AlarmStates(alarms, alarmRows) };
        foreach (var (service, index) in services.Where(static each => each.Metrics.Count > 0).Select((s, i) => (s, i)))
        {
            widgets.Add(Graph(service, index, alarmRows));
        }
        return "{ \"widgets\": [\n"
            + string.Join(",\n", widgets.Select(static widget => "  " + widget.ToJsonString(AlarmNames.Readable)))
            + "\n] }";
    }

    private static JsonObject AlarmStates(IReadOnlyList<string> alarms, int height) =>
        Widget(
            "alarm",
            0,
            0,
            Columns,
            height,
            new JsonObject
            {
                ["title"] = "Alarms",
                ["alarms"] = new JsonArray([
                    .. alarms.Select(static name =>
                        (JsonNode?)
                            JsonValue.Create(
                                "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:" + name
                            )
                    ),
                ]),
            }
        );

    private static JsonObject Graph(ServiceAlarms service, int index, int top)
    {
        var perRow = Columns / Width;
        var properties = new JsonObject
        {
            ["title"] = service.Title,
            ["region"] = "${AWS::Region}",
            ["view"] = "timeSeries",
            ["period"] = 300,
            ["metrics"] = new JsonArray([.. service.Metrics.Append(service.Deployments).Select(Line)]),
            ["yAxis"] = new JsonObject { ["left"] = new JsonObject { ["min"] = 0 } },
        };
        if (Thresholds(service) is { Count: > 0 } thresholds)
        {
            properties["annotations"] = new JsonObject { ["horizontal"] = thresholds };
        }
        return Widget("metric", index % perRow * Width, top + (index / perRow * Height), Width, Height, properties);
    }

    private static JsonArray Line(DrawnMetric metric) =>
        [
            metric.Namespace,
            metric.Name,
            .. metric.Dimensions.SelectMany(static each =>
                new[] { (JsonNode?)JsonValue.Create(each.Name), JsonValue.Create(each.Value) }
            ),
            new JsonObject
            {
                ["stat"] = metric.Statistic,
                ["label"] = LabelOf(metric),
                ["yAxis"] = metric.IsTime || metric.IsMark ? "right" : "left",
            },
        ];

    private static string LabelOf(DrawnMetric metric) =>
        metric.Dimensions.FirstOrDefault(static each => each.Name == "Operation").Value is { } operation
            ? $"{metric.Name} {operation}"
        : metric.IsTime ? $"{metric.Name} {metric.Statistic}"
        : metric.Name;

    private static JsonArray Thresholds(ServiceAlarms service) =>
        [
            .. service
                .Metrics.Where(static metric => !metric.IsTime)
                .Select(static metric => metric.Threshold)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Select(static value => new JsonObject
                {
                    ["label"] = "alarm",
                    ["value"] = double.Parse(value, CultureInfo.InvariantCulture),
                }),
        ];

    private static JsonObject Widget(string type, int x, int y, int width, int height, JsonObject properties) =>
        new()
        {
            ["type"] = type,
            ["x"] = x,
            ["y"] = y,
            ["width"] = width,
            ["height"] = height,
            ["properties"] = properties,
        };
}
