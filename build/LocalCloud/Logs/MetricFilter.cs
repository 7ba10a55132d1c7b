namespace AiChef.LocalCloud.Logs;

internal sealed record MetricFilter(
    string Name,
    string Group,
    string Pattern,
    DateTimeOffset Created,
    IReadOnlyList<MetricTransformation> Transformations
);
