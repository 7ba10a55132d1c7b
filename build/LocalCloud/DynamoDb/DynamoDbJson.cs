using System.Text.Json.Serialization;
using AiChef.LocalCloud.DynamoDb.Backups;
using AiChef.LocalCloud.DynamoDb.Streams;

namespace AiChef.LocalCloud.DynamoDb;

[JsonSourceGenerationOptions(MaxDepth = 512)]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(SpentToken))]
[JsonSerializable(typeof(StreamChange))]
[JsonSerializable(typeof(TableStreamState))]
[JsonSerializable(typeof(TableBackup))]
[JsonSerializable(typeof(ItemChange))]
internal sealed partial class DynamoDbJson : JsonSerializerContext;
