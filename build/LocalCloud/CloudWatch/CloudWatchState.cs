using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Metrics, alarms and dashboards.</summary>
internal sealed class CloudWatchState(Cloud cloud) : ICloudPart<CloudWatchState>
{
    // AWS keeps one-minute points for 15 days, as far back as alarms and the tools here look
    private const int MostPoints = 1440;

    // tables, functions and machines come and go, and their metrics would stay for ever
    private const int MostSeries = 2000;

    private readonly Documents<MetricSeries> _series = new(
        cloud.Store,
        "cloudwatch-metrics",
        CloudWatchJson.Default.MetricSeries
    );

    public Documents<Alarm> Alarms { get; } = new(cloud.Store, "cloudwatch-alarms", CloudWatchJson.Default.Alarm);

    public Documents<Dashboard> Dashboards { get; } =
        new(cloud.Store, "cloudwatch-dashboards", CloudWatchJson.Default.Dashboard);

    public static CloudWatchState Create(Cloud cloud) => new(cloud);

    public IEnumerable<MetricSeries> All(Scope scope) =>
        _series.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    public MetricSeries? Find(Scope scope, MetricName metric) => _series[scope.Key(metric.Key)];

    /// <summary>Adds one value to a metric.</summary>
    public void Record(Scope scope, MetricName metric, double value, string unit, DateTimeOffset? time = null) =>
        Record(scope, metric, [new Sample(value, 1)], unit, time ?? cloud.Now);

    public void Record(Scope scope, MetricName metric, IReadOnlyList<Sample> samples, string unit, DateTimeOffset time)
    {
        var minute = Floor(time, TimeSpan.FromMinutes(1));
        var key = scope.Key(metric.Key);
        using var batch = cloud.Store.Begin();
        var known = _series[key];
        if (known is null && _series.Keys.Count >= MostSeries)
        {
            ForgetOldest();
        }

        var points = (known?.Points ?? []).ToList();
        var at = points.FindIndex(point => point.Minute == minute && point.Unit == unit);
        if (at >= 0)
        {
            points[at] = points[at] with { Samples = Merged(points[at].Samples, samples) };
        }
        else
        {
            points.Add(new DataPoint(minute, unit, Merged([], samples)));
            points.Sort(static (left, right) => left.Minute.CompareTo(right.Minute));
        }

        _series.Put(key, new MetricSeries(metric, [.. points.TakeLast(MostPoints)]));
        if (cloud.Offered<IAlarmActions>().IsAnyHeard(scope))
        {
            cloud.Get<AlarmSchedule>().Look(scope);
        }
    }

    private void ForgetOldest() =>
        _series.Remove(_series.StartingWith("").MinBy(static entry => entry.Value.Points[^1].Minute).Key);

    /// <summary>The samples of a metric within a span, the end excluded.</summary>
    public List<Sample> Samples(Scope scope, MetricName metric, DateTimeOffset from, DateTimeOffset to, string? unit) =>
        [
            .. (Find(scope, metric)?.Points ?? [])
                .Where(point => point.Minute >= from && point.Minute < to && (unit is null || point.Unit == unit))
                .SelectMany(static point => point.Samples),
        ];

    public static DateTimeOffset Floor(DateTimeOffset time, TimeSpan period) =>
        new(time.UtcTicks - (time.UtcTicks % period.Ticks), TimeSpan.Zero);

    private static List<Sample> Merged(IReadOnlyList<Sample> known, IReadOnlyList<Sample> added)
    {
        var counts = new SortedDictionary<double, double>();
        foreach (var sample in known.Concat(added))
        {
            counts[sample.Value] = counts.GetValueOrDefault(sample.Value) + sample.Count;
        }

        return [.. counts.Select(static each => new Sample(each.Key, each.Value))];
    }
}
