using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.DynamoDb;

[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(SpentToken))]
internal sealed partial class DynamoDbJson : JsonSerializerContext;
