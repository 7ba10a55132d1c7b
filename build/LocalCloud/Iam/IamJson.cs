using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Iam;

[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(ManagedPolicy))]
internal sealed partial class IamJson : JsonSerializerContext;
