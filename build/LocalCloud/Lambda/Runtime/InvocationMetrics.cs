using AiChef.LocalCloud.CloudWatch;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The metrics of calls in CloudWatch.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
/// </remarks>
internal sealed class InvocationMetrics(Cloud cloud, Scope scope, FunctionName name, string version)
{
    private const string Namespace = "AWS/Lambda";

    public void Ended(bool isError, TimeSpan duration, int running)
    {
        Record("Invocations", 1, "Count");
        Record("Errors", isError ? 1 : 0, "Count");
        Record("Throttles", 0, "Count");
        Record("Duration", duration.TotalMilliseconds, "Milliseconds");
        Record("ConcurrentExecutions", running, "Count");
    }

    public void Throttled() => Record("Throttles", 1, "Count");

    private void Record(string metric, double value, string unit)
    {
        var metrics = cloud.Get<CloudWatchState>();
        foreach (var dimensions in Dimensions())
        {
            metrics.Record(scope, new MetricName(Namespace, metric, dimensions), value, unit);
        }
    }

    private IEnumerable<Dimension[]> Dimensions()
    {
        var function = new Dimension("FunctionName", name.Name);
        yield return [];
        yield return [function];
        if (name.Qualifier is not { } qualifier)
        {
            yield return [function, new Dimension("Resource", name.Name)];
            yield break;
        }

        var resource = new Dimension("Resource", $"{name.Name}:{qualifier}");
        yield return [function, resource];
        if (version != qualifier)
        {
            yield return [function, resource, new Dimension("ExecutedVersion", version)];
        }
    }
}
