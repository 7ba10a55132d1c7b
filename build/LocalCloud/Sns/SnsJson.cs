using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Sns;

[JsonSerializable(typeof(Topic))]
[JsonSerializable(typeof(Subscription))]
internal sealed partial class SnsJson : JsonSerializerContext;
