namespace AiChef.LocalCloud.Logs;

internal sealed record MetricTransformation(
    string Name,
    string Namespace,
    string Value,
    double? DefaultValue,
    string? Unit,
    SortedDictionary<string, string> Dimensions
);
