using System.Globalization;
using AiChef.LocalCloud.CloudWatch;

namespace AiChef.LocalCloud.Logs;

/// <summary>Turns matching log events into data points.</summary>
internal static class MetricFilterCounter
{
    public static void Count(
        CloudWatchState metrics,
        Scope scope,
        MetricFilter filter,
        IReadOnlyList<(long Timestamp, string Message)> events
    )
    {
        var pattern = FilterPattern.Parse(filter.Pattern);
        foreach (var (timestamp, message) in events)
        {
            var matches = pattern.Matches(message);
            foreach (var transformation in filter.Transformations)
            {
                var value =
                    matches ? Value(transformation.Value, message)
                    : transformation.Dimensions.Count == 0 ? transformation.DefaultValue
                    : null;
                if (value is { } number)
                {
                    var dimensions = transformation
                        .Dimensions.Select(each => new Dimension(
                            each.Key,
                            JsonSelector.Text(message, each.Value) ?? ""
                        ))
                        .ToList();
                    metrics.Record(
                        scope,
                        new MetricName(transformation.Namespace, transformation.Name, dimensions),
                        number,
                        transformation.Unit ?? "None",
                        DateTimeOffset.FromUnixTimeMilliseconds(timestamp)
                    );
                }
            }
        }
    }

    private static double? Value(string value, string message)
    {
        var text = value.StartsWith('$') ? JsonSelector.Text(message, value) : value;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
