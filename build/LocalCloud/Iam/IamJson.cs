using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Iam;

[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(ManagedPolicy))]
[JsonSerializable(typeof(RoleSession))]
[JsonSerializable(typeof(OidcProvider))]
internal sealed partial class IamJson : JsonSerializerContext;
