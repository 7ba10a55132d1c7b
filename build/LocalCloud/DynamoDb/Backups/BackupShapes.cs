using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Backups;

/// <summary>
/// Backups as answers have them.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDescription.html
/// </summary>
internal static class BackupShapes
{
    public static JsonObject Details(TableBackup backup, string status) =>
        new()
        {
            ["BackupArn"] = backup.Arn,
            ["BackupName"] = backup.Name,
            ["BackupSizeBytes"] = backup.Bytes,
            ["BackupStatus"] = status,
            ["BackupType"] = "USER",
            ["BackupCreationDateTime"] = InputTree.Time(backup.Created),
        };

    public static JsonObject Summary(Scope scope, TableBackup backup, string status)
    {
        var summary = Details(backup, status);
        summary["TableName"] = backup.Table.Name;
        summary["TableId"] = backup.Table.Id;
        summary["TableArn"] = backup.Table.Arn(scope);
        return summary;
    }

    public static JsonObject Description(Scope scope, TableBackup backup, TableItems items, string status)
    {
        var table = backup.Table;
        var shape = TableShape.Of(scope, table, items, "ACTIVE");
        return new()
        {
            ["BackupDetails"] = Details(backup, status),
            ["SourceTableDetails"] = new JsonObject
            {
                ["TableName"] = table.Name,
                ["TableId"] = table.Id,
                ["TableArn"] = table.Arn(scope),
                ["TableSizeBytes"] = backup.Bytes,
                ["ItemCount"] = backup.Count,
                ["KeySchema"] = shape["KeySchema"]?.DeepClone(),
                ["TableCreationDateTime"] = InputTree.Time(table.Created),
                ["ProvisionedThroughput"] = new JsonObject
                {
                    ["ReadCapacityUnits"] = table.Throughput.Read,
                    ["WriteCapacityUnits"] = table.Throughput.Write,
                },
                ["OnDemandThroughput"] = table.OnDemandThroughput?.DeepClone(),
                ["BillingMode"] = table.PaidPerRequest ? "PAY_PER_REQUEST" : "PROVISIONED",
            },
            ["SourceTableFeatureDetails"] = new JsonObject
            {
                ["LocalSecondaryIndexes"] = Indexes(shape, "LocalSecondaryIndexes"),
                ["GlobalSecondaryIndexes"] = Indexes(shape, "GlobalSecondaryIndexes"),
                ["StreamDescription"] = shape["StreamSpecification"]?.DeepClone(),
                ["TimeToLiveDescription"] = table.TimeToLive is { } timeToLive
                    ? new JsonObject { ["TimeToLiveStatus"] = "ENABLED", ["AttributeName"] = timeToLive.Attribute }
                    : new JsonObject { ["TimeToLiveStatus"] = "DISABLED" },
                ["SSEDescription"] = shape["SSEDescription"]?.DeepClone(),
            },
        };
    }

    private static JsonArray? Indexes(JsonObject shape, string kind) =>
        shape[kind] is JsonArray indexes
            ? new([
                .. indexes
                    .OfType<JsonObject>()
                    .Select(static index => new JsonObject
                    {
                        ["IndexName"] = index["IndexName"]?.DeepClone(),
                        ["KeySchema"] = index["KeySchema"]?.DeepClone(),
                        ["Projection"] = index["Projection"]?.DeepClone(),
                        ["ProvisionedThroughput"] = index["ProvisionedThroughput"]?.DeepClone(),
                    }),
            ])
            : null;
}
