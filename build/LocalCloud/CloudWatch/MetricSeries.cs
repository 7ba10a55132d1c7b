namespace AiChef.LocalCloud.CloudWatch;

internal sealed record MetricSeries(MetricName Metric, IReadOnlyList<DataPoint> Points);
