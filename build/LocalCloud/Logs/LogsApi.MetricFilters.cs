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
