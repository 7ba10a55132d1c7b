using System.Globalization;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Ssm;

[JsonSerializable(typeof(Parameter))]
internal sealed partial class SsmJson : JsonSerializerContext;
