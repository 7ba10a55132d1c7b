using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.CloudWatch;

[JsonSerializable(typeof(MetricSeries))]
[JsonSerializable(typeof(Alarm))]
[JsonSerializable(typeof(Dashboard))]
internal sealed partial class CloudWatchJson : JsonSerializerContext;
