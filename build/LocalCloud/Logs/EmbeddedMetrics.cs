using System.Text;
using System.Text.Json;
using AiChef.Json;
using AiChef.LocalCloud.CloudWatch;

namespace AiChef.LocalCloud.Logs;

/// <summary>
/// Turns log events in CloudWatch's embedded metric format into data points; any other event is left alone.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </remarks>
internal static class EmbeddedMetrics
{
    private const string Root = "_aws";
    private const int MaxDepth = 64;

    public static void Count(
        CloudWatchState metrics,
        Scope scope,
        IReadOnlyList<(long Timestamp, string Message)> events
    )
    {
        foreach (var (_, message) in events)
        {
            if (!message.Contains($"\"{Root}\"", StringComparison.Ordinal) || Parsed(message) is not { } document)
            {
                continue;
            }

            using (document)
            {
                foreach (var point in PointsOf(document.RootElement))
                {
                    metrics.Record(scope, point.Name, point.Value, point.Unit, point.Time);
                }
            }
        }
    }

    private static JsonDocument? Parsed(string message)
    {
        try
        {
            JsonCharacters.Check(Encoding.UTF8.GetBytes(message), MaxDepth);
            return JsonDocument.Parse(message, new() { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(MetricName Name, double Value, string Unit, DateTimeOffset Time)> PointsOf(
        JsonElement root
    )
    {
        if (
            Member(root, Root, JsonValueKind.Object) is not { } metadata
            || Member(metadata, "Timestamp", JsonValueKind.Number) is not { } timestamp
            || !timestamp.TryGetInt64(out var milliseconds)
        )
        {
            return [];
        }

        var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return from directive in Items(metadata, "CloudWatchMetrics")
            from dimensions in DimensionsOf(root, directive)
            from metric in Items(directive, "Metrics")
            let name = Text(metric, "Name")
            where name is not null
            from value in ValuesOf(root, name)
            select (
                new MetricName(Text(directive, "Namespace") ?? "", name, dimensions),
                value,
                Text(metric, "Unit") ?? "None",
                time
            );
    }

    /// <summary>The sets of dimensions whose members the event has; without any set, the one of none.</summary>
    private static IEnumerable<IReadOnlyList<Dimension>> DimensionsOf(JsonElement root, JsonElement directive)
    {
        var sets = Items(directive, "Dimensions").ToList();
        return sets.Count == 0
            ?
            [
                [],
            ]
            : sets.Where(set => set.ValueKind == JsonValueKind.Array)
                .Select(set => set.EnumerateArray().Select(name => name.GetString() ?? "").ToList())
                .Where(names => names.All(name => Text(root, name) is not null))
                .Select(names => names.Select(name => new Dimension(name, Text(root, name)!)).ToList());
    }

    private static IEnumerable<double> ValuesOf(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Number ? [value.GetDouble()]
        : value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Number).Select(v => v.GetDouble())
        : [];

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.Array) is { } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string? Text(JsonElement json, string name) => Member(json, name, JsonValueKind.String)?.GetString();

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : null;
}
