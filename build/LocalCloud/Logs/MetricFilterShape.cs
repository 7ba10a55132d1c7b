using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>Metric filters as the API and templates write them.</summary>
internal static class MetricFilterShape
{
    public static MetricFilter Read(JsonObject input, string group, string name, DateTimeOffset now)
    {
        var pattern = input.Text("filterPattern") ?? "";
        FilterPattern.Parse(pattern);
        return new MetricFilter(
            name,
            group,
            pattern,
            now,
            [
                .. input
                    .Objects("metricTransformations")
                    .Select(static each => new MetricTransformation(
                        each.RequiredText("metricName"),
                        each.RequiredText("metricNamespace"),
                        each.RequiredText("metricValue"),
                        each.Number("defaultValue"),
                        each.Text("unit"),
                        Dimensions(each)
                    )),
            ]
        );
    }

    public static JsonObject Write(MetricFilter filter) =>
        new()
        {
            ["filterName"] = filter.Name,
            ["filterPattern"] = filter.Pattern,
            ["metricTransformations"] = new JsonArray([
                .. filter.Transformations.Select(static each =>
                {
                    var shape = new JsonObject
                    {
                        ["metricName"] = each.Name,
                        ["metricNamespace"] = each.Namespace,
                        ["metricValue"] = each.Value,
                        ["defaultValue"] = each.DefaultValue,
                        ["unit"] = each.Unit,
                    };
                    if (each.Dimensions.Count > 0)
                    {
                        shape["dimensions"] = new JsonObject(
                            each.Dimensions.Select(static dimension =>
                                KeyValuePair.Create(dimension.Key, (JsonNode?)JsonValue.Create(dimension.Value))
                            )
                        );
                    }

                    return shape;
                }),
            ]),
            ["creationTime"] = filter.Created.ToUnixTimeMilliseconds(),
            ["logGroupName"] = filter.Group,
            ["applyOnTransformedLogs"] = false,
        };

    private static SortedDictionary<string, string> Dimensions(JsonObject transformation)
    {
        var dimensions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in transformation.Object("dimensions") ?? [])
        {
            dimensions[name] = value.Text() ?? "";
        }

        return dimensions;
    }
}
