using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Logs;

[JsonSerializable(typeof(LogGroup))]
[JsonSerializable(typeof(LogStream))]
[JsonSerializable(typeof(LogBatch))]
[JsonSerializable(typeof(MetricFilter))]
[JsonSerializable(typeof(ResourcePolicy))]
[JsonSerializable(typeof(DeliveryDestination))]
internal sealed partial class LogsJson : JsonSerializerContext;
