using System.Collections.Concurrent;

namespace AiChef.Deployment.Reports;

/// <summary>Records what happens in a run, service by service; services and stacks report concurrently.</summary>
/// <param name="time">The clock.</param>
public sealed class RunRecord(TimeProvider time)
{
    private readonly TimeProvider _time = time;
    private readonly long _started = time.GetTimestamp();
    private readonly ConcurrentDictionary<string, ServiceRecord> _services = new(StringComparer.Ordinal);

    /// <summary>When the run began.</summary>
    public DateTimeOffset Started { get; } = time.GetUtcNow();

    /// <summary>How long it has taken so far.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>The record of a service.</summary>
    /// <param name="service">Its name.</param>
    public ServiceRecord Of(string service) =>
        _services.GetOrAdd(service, static (_, run) => new ServiceRecord(run._started, run._time), this);
}
