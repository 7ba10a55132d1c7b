using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Logs;

[JsonSerializable(typeof(LogGroup))]
[JsonSerializable(typeof(LogStream))]
[JsonSerializable(typeof(LogBatch))]
[JsonSerializable(typeof(MetricFilter))]
[JsonSerializable(typeof(ResourcePolicy))]
internal sealed partial class LogsJson : JsonSerializerContext;
