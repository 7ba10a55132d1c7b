using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.S3;

[JsonSerializable(typeof(Bucket))]
[JsonSerializable(typeof(StoredObject))]
[JsonSerializable(typeof(Upload))]
internal sealed partial class S3Json : JsonSerializerContext;
