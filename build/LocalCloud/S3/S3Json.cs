using System.Security.Cryptography;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.S3;

[JsonSerializable(typeof(Bucket))]
[JsonSerializable(typeof(StoredObject))]
[JsonSerializable(typeof(Upload))]
internal sealed partial class S3Json : JsonSerializerContext;
