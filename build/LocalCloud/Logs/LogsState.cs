using System.Globalization;
using System.Text;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Logs;

/// <summary>Log groups, streams, events, metric filters, resource policies and destinations.</summary>
internal sealed class LogsState(Cloud cloud) : ICloudPart<LogsState>
{
    /// <summary>The bytes that CloudWatch counts for an event beside its message.</summary>
    private const int EventOverhead = 26;

    private readonly Documents<LogBatch> _batches = new(cloud.Store, "logs-events", LogsJson.Default.LogBatch);
    private long _sequence = cloud.Now.UtcTicks;

    public Documents<LogGroup> Groups { get; } = new(cloud.Store, "logs-groups", LogsJson.Default.LogGroup);

    public Documents<LogStream> Streams { get; } = new(cloud.Store, "logs-streams", LogsJson.Default.LogStream);

    public Documents<MetricFilter> Filters { get; } = new(cloud.Store, "logs-filters", LogsJson.Default.MetricFilter);

    public Documents<ResourcePolicy> Policies { get; } =
        new(cloud.Store, "logs-policies", LogsJson.Default.ResourcePolicy);

    public Documents<DeliveryDestination> Destinations { get; } =
        new(cloud.Store, "logs-destinations", LogsJson.Default.DeliveryDestination);

    public static LogsState Create(Cloud cloud) => new(cloud);

    public static string GroupArn(Scope scope, string name) => scope.Arn("logs", "log-group:" + name);

    public LogGroup Group(Scope scope, string name) => Groups[scope.Key(name)] ?? throw LogsErrors.GroupNotFound();

    public LogGroup Make(Scope scope, string name, Func<LogGroup, LogGroup> refine)
    {
        using var batch = cloud.Store.Begin();
        if (Groups[scope.Key(name)] is not null)
        {
            throw LogsErrors.GroupExists();
        }

        var group = refine(new LogGroup(name, cloud.Now));
        Groups.Put(scope.Key(name), group);
        return group;
    }

    public void Change(Scope scope, string name, Func<LogGroup, LogGroup> change)
    {
        using var batch = cloud.Store.Begin();
        Groups.Put(scope.Key(name), change(Group(scope, name)));
    }

    /// <summary>Removes a group with its streams and metric filters.</summary>
    public void Remove(Scope scope, string name)
    {
        using var batch = cloud.Store.Begin();
        Group(scope, name);
        foreach (var stream in StreamsOf(scope, name).ToList())
        {
            RemoveStream(scope, name, stream.Name);
        }

        foreach (var filter in FiltersOf(scope, name).ToList())
        {
            Filters.Remove(StreamKey(scope, name, filter.Name));
        }

        Groups.Remove(scope.Key(name));
    }

    public IEnumerable<LogStream> StreamsOf(Scope scope, string group) =>
        Streams.StartingWith(StreamKey(scope, group, "")).Select(static entry => entry.Value);

    public IEnumerable<MetricFilter> FiltersOf(Scope scope, string group) =>
        Filters.StartingWith(StreamKey(scope, group, "")).Select(static entry => entry.Value);

    public LogStream Stream(Scope scope, string group, string name)
    {
        Group(scope, group);
        return Streams[StreamKey(scope, group, name)] ?? throw LogsErrors.StreamNotFound();
    }

    public void MakeStream(Scope scope, string group, string name)
    {
        using var batch = cloud.Store.Begin();
        Group(scope, group);
        if (Streams[StreamKey(scope, group, name)] is not null)
        {
            throw LogsErrors.StreamExists();
        }

        Streams.Put(StreamKey(scope, group, name), new LogStream(group, name, cloud.Now));
    }

    /// <summary>The events of a stream, oldest first.</summary>
    public IReadOnlyList<LogEvent> EventsOf(Scope scope, LogStream stream) =>
        [.. NumberedEventsOf(scope, stream).Select(static each => each.Event)];

    /// <summary>The same with their ids, which stay whatever comes later and differ in all streams.</summary>
    public IEnumerable<(string Id, LogEvent Event)> NumberedEventsOf(Scope scope, LogStream stream) =>
        _batches
            .StartingWith(BatchKey(scope, stream.Group, stream.Name))
            .SelectMany(static entry =>
                entry.Value.Events.Select((each, index) => (IdOf(entry.Key, index, each), Event: each))
            )
            .OrderBy(static each => each.Event.Timestamp);

    private static string IdOf(string batch, int index, LogEvent logged) =>
        string.Create(CultureInfo.InvariantCulture, $"{logged.Timestamp:D20}{batch.AsSpan(^20..)}{index:D16}");

    /// <summary>Removes a stream with its events; one that is gone already counts as removed.</summary>
    public void RemoveStream(Scope scope, string group, string name)
    {
        using var batch = cloud.Store.Begin();
        foreach (var (key, _) in _batches.StartingWith(BatchKey(scope, group, name)).ToList())
        {
            _batches.Remove(key);
        }

        Streams.Remove(StreamKey(scope, group, name));
    }

    /// <summary>Adds events to a stream and counts them in the group's metric filters.</summary>
    public void Append(Scope scope, string group, string stream, IReadOnlyList<(long Timestamp, string Message)> added)
    {
        var now = cloud.Now.ToUnixTimeMilliseconds();
        Stream(scope, group, stream);
        if (added.Count > 0)
        {
            var key =
                BatchKey(scope, group, stream)
                + Interlocked.Increment(ref _sequence).ToString("D20", CultureInfo.InvariantCulture);
            _batches.Put(key, new LogBatch([.. added.Select(each => new LogEvent(each.Timestamp, now, each.Message))]));
        }

        Volume(cloud.Get<CloudWatchState>(), scope, group, added);
        EmbeddedMetrics.Count(cloud.Get<CloudWatchState>(), scope, added);
        foreach (var filter in FiltersOf(scope, group))
        {
            MetricFilterCounter.Count(cloud.Get<CloudWatchState>(), scope, filter, added);
        }
    }

    /// <summary>
    /// What came in, as metrics of the group and of all groups.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
    /// </summary>
    private static void Volume(
        CloudWatchState metrics,
        Scope scope,
        string group,
        IReadOnlyList<(long Timestamp, string Message)> added
    )
    {
        var bytes = added.Sum(static each => EventOverhead + Encoding.UTF8.GetByteCount(each.Message));
        IReadOnlyList<Dimension>[] all =
        [
            [],
            [new("LogGroupName", group)],
        ];
        foreach (var dimensions in added.Count == 0 ? [] : all)
        {
            metrics.Record(scope, new("AWS/Logs", "IncomingBytes", dimensions), bytes, "Bytes");
            metrics.Record(scope, new("AWS/Logs", "IncomingLogEvents", dimensions), added.Count, "Count");
        }
    }

    /// <summary>
    /// Writes a line for another service and creates its stream; without the group the line is lost, as on AWS.
    /// </summary>
    public void Deliver(Scope scope, string group, string stream, DateTimeOffset time, string message)
    {
        if (Groups[scope.Key(group)] is null)
        {
            return;
        }

        using (cloud.Store.Begin())
        {
            if (Streams[StreamKey(scope, group, stream)] is null)
            {
                MakeStream(scope, group, stream);
            }
        }

        Append(scope, group, stream, [(time.ToUnixTimeMilliseconds(), message)]);
    }

    // group names hold neither ':' nor '*', stream names neither
    private static string BatchKey(Scope scope, string group, string stream) => StreamKey(scope, group, stream) + ":";

    public static string StreamKey(Scope scope, string group, string name) => $"{scope.Key(group)}:{name}";
}
