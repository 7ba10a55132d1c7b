using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Metrics.</summary>
internal sealed partial class CloudWatchApi
{
    private JsonObject? PutMetricData(AwsCall call)
    {
        var space = call.Input.RequiredText("Namespace");
        if (space.StartsWith("AWS/", StringComparison.Ordinal))
        {
            throw CloudWatchErrors.InvalidParameter("The value AWS/ for parameter Namespace is invalid.");
        }

        foreach (var datum in call.Input.Objects("MetricData"))
        {
            var metric = MetricIn(datum) with { Namespace = space };
            _state.Record(
                call.Scope,
                metric,
                Samples(datum),
                datum.Text("Unit") ?? "None",
                datum.Moment("Timestamp") ?? cloud.Now
            );
        }

        return null;
    }

    private static List<Sample> Samples(JsonObject datum)
    {
        if (datum.Object("StatisticValues") is { } set)
        {
            // the set tells sum, count, minimum and maximum; samples with these very statistics stand for it
            var count = set.Number("SampleCount") ?? 1;
            var (least, most, sum) = (set.Number("Minimum") ?? 0, set.Number("Maximum") ?? 0, set.Number("Sum") ?? 0);
            return count <= 1 ? [new Sample(sum, 1)]
                : count <= 2 ? [new Sample(least, 1), new Sample(most, count - 1)]
                :
                [
                    new Sample(least, 1),
                    new Sample(most, 1),
                    new Sample((sum - least - most) / (count - 2), count - 2),
                ];
        }

        var values = datum
            .List("Values")
            .Select(static each => double.Parse(each.Text()!, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        var counts = datum
            .List("Counts")
            .Select(static each => double.Parse(each.Text()!, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        return values.Count > 0
            ? [.. values.Select((value, index) => new Sample(value, index < counts.Count ? counts[index] : 1))]
            :
            [
                new Sample(
                    datum.Number("Value")
                        ?? throw CloudWatchErrors.InvalidParameter(
                            "At least one of the parameters Value, Values and StatisticValues must be specified."
                        ),
                    1
                ),
            ];
    }

    private JsonObject GetMetricStatistics(AwsCall call)
    {
        var input = call.Input;
        var metric = MetricIn(input);
        var length = TimeSpan.FromSeconds(input.Integer("Period") ?? 60);
        var statistics = input.Texts("Statistics");
        var extended = input.Texts("ExtendedStatistics");
        var points = new JsonArray();
        foreach (
            var (from, samples, unit) in Periods(
                call.Scope,
                metric,
                Start(input),
                End(input),
                length,
                input.Text("Unit")
            )
        )
        {
            var point = new JsonObject { ["Timestamp"] = InputTree.Time(from), ["Unit"] = unit };
            foreach (var statistic in statistics)
            {
                point[statistic] = Statistic.Of(statistic, samples);
            }

            if (extended.Count > 0)
            {
                point["ExtendedStatistics"] = new JsonObject(
                    extended.Select(each =>
                        KeyValuePair.Create(each, (JsonNode?)JsonValue.Create(Statistic.Of(each, samples)))
                    )
                );
            }

            points.Add(point);
        }

        return new() { ["Label"] = metric.Name, ["Datapoints"] = points };
    }

    private JsonObject GetMetricData(AwsCall call)
    {
        var input = call.Input;
        var results = new JsonArray();
        foreach (
            var query in input.Objects("MetricDataQueries").Where(static query => query.Flag("ReturnData") != false)
        )
        {
            var asked =
                query.Object("MetricStat")
                ?? throw CloudWatchErrors.NotModelled($"metric math ({query.Text("Expression")})");
            var metric = MetricIn(asked.Object("Metric") ?? []);
            var length = TimeSpan.FromSeconds(asked.Integer("Period") ?? 60);
            var found = Periods(call.Scope, metric, Start(input), End(input), length, asked.Text("Unit"));
            if (input.Text("ScanBy") != "TimestampAscending")
            {
                found.Reverse();
            }

            results.Add(
                new JsonObject
                {
                    ["Id"] = query.Text("Id"),
                    ["Label"] = query.Text("Label") ?? metric.Name,
                    ["Timestamps"] = new JsonArray([.. found.Select(static each => InputTree.Time(each.From))]),
                    ["Values"] = new JsonArray([
                        .. found.Select(each =>
                            JsonValue.Create(Statistic.Of(asked.Text("Stat") ?? "Average", each.Samples))
                        ),
                    ]),
                    ["StatusCode"] = "Complete",
                }
            );
        }

        return new() { ["MetricDataResults"] = results, ["Messages"] = new JsonArray() };
    }

    private List<(DateTimeOffset From, List<Sample> Samples, string Unit)> Periods(
        Scope scope,
        MetricName metric,
        DateTimeOffset start,
        DateTimeOffset end,
        TimeSpan length,
        string? unit
    ) =>
        [
            .. (_state.Find(scope, metric)?.Points ?? [])
                .Where(point =>
                    point.Minute >= CloudWatchState.Floor(start, length)
                    && point.Minute < end
                    && (unit is null || point.Unit == unit)
                )
                .GroupBy(point => (From: CloudWatchState.Floor(point.Minute, length), point.Unit))
                .OrderBy(static group => group.Key.From)
                .Select(static group =>
                    (group.Key.From, group.SelectMany(static point => point.Samples).ToList(), group.Key.Unit)
                ),
        ];

    private DateTimeOffset Start(JsonObject input) => input.Moment("StartTime") ?? cloud.Now - TimeSpan.FromHours(3);

    private DateTimeOffset End(JsonObject input) => input.Moment("EndTime") ?? cloud.Now;

    private JsonObject ListMetrics(AwsCall call)
    {
        var space = call.Input.Text("Namespace");
        var name = call.Input.Text("MetricName");
        var filters = call.Input.Objects("Dimensions");
        return new()
        {
            ["Metrics"] = new JsonArray([
                .. _state
                    .All(call.Scope)
                    .Select(static series => series.Metric)
                    .Where(metric =>
                        (space is null || metric.Namespace == space)
                        && (name is null || metric.Name == name)
                        && filters.All(filter =>
                            metric.Dimensions.Any(each =>
                                each.Name == filter.Text("Name")
                                && (filter.Text("Value") is not { } value || value == each.Value)
                            )
                        )
                    )
                    .Select(static metric => new JsonObject
                    {
                        ["Namespace"] = metric.Namespace,
                        ["MetricName"] = metric.Name,
                        ["Dimensions"] = new JsonArray([
                            .. metric.Dimensions.Select(static each => new JsonObject
                            {
                                ["Name"] = each.Name,
                                ["Value"] = each.Value,
                            }),
                        ]),
                    }),
            ]),
        };
    }
}
