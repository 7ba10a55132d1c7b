using System.Globalization;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Logs;

internal sealed record MetricTransformation(
    string Name,
    string Namespace,
    string Value,
    double? DefaultValue,
    string? Unit,
    SortedDictionary<string, string> Dimensions
);
