using System.Globalization;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Logs;

internal sealed record MetricFilter(
    string Name,
    string Group,
    string Pattern,
    DateTimeOffset Created,
    IReadOnlyList<MetricTransformation> Transformations
);
