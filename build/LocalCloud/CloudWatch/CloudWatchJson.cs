using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.CloudWatch;

[JsonSerializable(typeof(MetricSeries))]
[JsonSerializable(typeof(Alarm))]
[JsonSerializable(typeof(Dashboard))]
internal sealed partial class CloudWatchJson : JsonSerializerContext;
