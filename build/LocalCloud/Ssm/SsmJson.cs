using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Ssm;

[JsonSerializable(typeof(Parameter))]
internal sealed partial class SsmJson : JsonSerializerContext;
