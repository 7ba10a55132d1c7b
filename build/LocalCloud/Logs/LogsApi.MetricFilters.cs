using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>Metric filters.</summary>
internal sealed partial class LogsApi
{
    private JsonObject PutFilter(AwsCall call)
    {
        var group = Group(call);
        var name = call.Input.RequiredText("filterName");
        _state.Group(call.Scope, group);
        _state.Filters.Put(
            LogsState.StreamKey(call.Scope, group, name),
            MetricFilterShape.Read(call.Input, group, name, cloud.Now)
        );
        return [];
    }

    private JsonObject DescribeFilters(AwsCall call)
    {
        var group = call.Input.Text("logGroupName");
        if (group is not null)
        {
            _state.Group(call.Scope, group);
        }

        var prefix = call.Input.Text("filterNamePrefix") ?? "";
        var metric = call.Input.Text("metricName");
        var space = call.Input.Text("metricNamespace");
        var found = (
            group is null
                ? _state.Filters.StartingWith(call.Scope.Key("")).Select(static entry => entry.Value)
                : _state.FiltersOf(call.Scope, group)
        ).Where(filter =>
            filter.Name.StartsWith(prefix, StringComparison.Ordinal)
            && filter.Transformations.Any(each =>
                (metric is null || each.Name == metric) && (space is null || each.Namespace == space)
            )
        );
        return Paged(call, "metricFilters", [.. found.Select(MetricFilterShape.Write)], 50);
    }

    private JsonObject DeleteFilter(AwsCall call)
    {
        var group = Group(call);
        _state.Group(call.Scope, group);
        return _state.Filters.Remove(LogsState.StreamKey(call.Scope, group, call.Input.RequiredText("filterName")))
            ? []
            : throw LogsErrors.FilterNotFound();
    }

    private static JsonObject TestFilter(AwsCall call)
    {
        var pattern = FilterPattern.Parse(call.Input.Text("filterPattern") ?? "");
        return new()
        {
            ["matches"] = new JsonArray([
                .. call
                    .Input.Texts("logEventMessages")
                    .Select(static (message, index) => (message, index))
                    .Where(each => pattern.Matches(each.message))
                    .Select(static each => new JsonObject
                    {
                        ["eventNumber"] = each.index + 1,
                        ["eventMessage"] = each.message,
                        ["extractedValues"] = new JsonObject(),
                    }),
            ]),
        };
    }
}

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
