using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// TableDescription. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
/// </summary>
internal static class TableShape
{
    private const int OnDemandReads = 12000;
    private const int OnDemandWrites = 4000;

    public static JsonObject Of(Scope scope, Table table, TableItems items, string status)
    {
        // AWS shows the warm throughput of a table only after its creation
        var isWarm = status != "CREATING" && status != "DELETING";
        var shape = new JsonObject
        {
            ["AttributeDefinitions"] = new JsonArray([
                .. table.Attributes.Select(static each => new JsonObject
                {
                    ["AttributeName"] = each.Name,
                    ["AttributeType"] = each.Type,
                }),
            ]),
            ["TableName"] = table.Name,
            ["KeySchema"] = Key(table.Key),
            ["TableStatus"] = status,
            ["CreationDateTime"] = InputTree.Time(table.Created),
            ["ProvisionedThroughput"] = Throughput(table.Throughput),
            ["TableSizeBytes"] = items.Bytes,
            ["ItemCount"] = items.Count,
            ["TableArn"] = table.Arn(scope),
            ["TableId"] = table.Id,
            ["DeletionProtectionEnabled"] = table.IsProtected,
        };
        shape["WarmThroughput"] = Warm(table.PaidPerRequest ? null : table.Throughput, table.Warm, isWarm);

        if (table.PaidPerRequestSince is { } since)
        {
            shape["BillingModeSummary"] = new JsonObject
            {
                ["BillingMode"] = table.PaidPerRequest ? "PAY_PER_REQUEST" : "PROVISIONED",
                ["LastUpdateToPayPerRequestDateTime"] = isWarm ? InputTree.Time(since) : null,
            };
        }

        AddIndexes(shape, scope, table, status, items, isWarm);
        AddSettings(shape, scope, table);
        return shape;
    }

    private static void AddIndexes(
        JsonObject shape,
        Scope scope,
        Table table,
        string status,
        TableItems items,
        bool isWarm
    )
    {
        foreach (var kind in table.Indexes.GroupBy(static index => index.IsGlobal))
        {
            shape[kind.Key ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes"] = new JsonArray([
                .. kind.Select(index =>
                {
                    var members = new JsonObject
                    {
                        ["IndexName"] = index.Name,
                        ["KeySchema"] = Key(index.Key),
                        ["Projection"] = new JsonObject
                        {
                            ["ProjectionType"] = index.ProjectionType,
                            ["NonKeyAttributes"] =
                                index.NonKeyAttributes.Count == 0 ? null : new JsonArray([.. index.NonKeyAttributes]),
                        },
                        ["IndexSizeBytes"] = items.Bytes,
                        ["ItemCount"] = items.Count,
                        ["IndexArn"] = $"{table.Arn(scope)}/index/{index.Name}",
                    };
                    if (index.IsGlobal)
                    {
                        members["IndexStatus"] = status == "UPDATING" ? "ACTIVE" : status;
                        members["ProvisionedThroughput"] = Throughput(index.Throughput ?? new(0, 0));
                        members["OnDemandThroughput"] = index.OnDemandThroughput?.DeepClone();
                        members["WarmThroughput"] = Warm(
                            table.PaidPerRequest ? null : index.Throughput,
                            index.Warm,
                            isWarm
                        );
                    }

                    return members;
                }),
            ]);
        }
    }

    private static void AddSettings(JsonObject shape, Scope scope, Table table)
    {
        if (table.Stream is { } stream)
        {
            shape["StreamSpecification"] = new JsonObject
            {
                ["StreamEnabled"] = true,
                ["StreamViewType"] = stream.ViewType,
            };
            shape["LatestStreamLabel"] = stream.Label;
            shape["LatestStreamArn"] = StreamArn(scope, table);
        }

        if (table.EncryptionKey is { } key)
        {
            shape["SSEDescription"] = new JsonObject
            {
                ["Status"] = "ENABLED",
                ["SSEType"] = "KMS",
                ["KMSMasterKeyArn"] = key.StartsWith("arn:", StringComparison.Ordinal)
                    ? key
                    : scope.Arn("kms", key.Contains('/', StringComparison.Ordinal) ? key : "key/" + key),
            };
        }

        if (table.Class is { } given)
        {
            shape["TableClassSummary"] = new JsonObject { ["TableClass"] = given };
        }

        shape["OnDemandThroughput"] = table.OnDemandThroughput?.DeepClone();
        if (table.Restored is { } restored)
        {
            shape["RestoreSummary"] = new JsonObject
            {
                ["SourceBackupArn"] = restored.SourceBackupArn,
                ["SourceTableArn"] = restored.SourceTableArn,
                ["RestoreDateTime"] = InputTree.Time(restored.Time),
                ["RestoreInProgress"] = shape.Text("TableStatus") == "CREATING",
            };
        }
    }

    public static string? StreamArn(Scope scope, Table table) =>
        table.Stream is { } stream ? $"{table.Arn(scope)}/stream/{stream.Label}" : null;

    public static JsonArray Key(KeySchema key) =>
        [
            .. key.Hash.Select(static name => new JsonObject { ["AttributeName"] = name, ["KeyType"] = "HASH" }),
            .. key.Range.Select(static name => new JsonObject { ["AttributeName"] = name, ["KeyType"] = "RANGE" }),
        ];

    private static JsonObject Throughput(Throughput throughput) =>
        new()
        {
            ["NumberOfDecreasesToday"] = 0,
            ["ReadCapacityUnits"] = throughput.Read,
            ["WriteCapacityUnits"] = throughput.Write,
        };

    private static JsonObject? Warm(Throughput? provisioned, Throughput? asked, bool isWarm) =>
        !isWarm && asked is null
            ? null
            : new()
            {
                ["ReadUnitsPerSecond"] = Math.Max(asked?.Read ?? 0, provisioned?.Read ?? OnDemandReads),
                ["WriteUnitsPerSecond"] = Math.Max(asked?.Write ?? 0, provisioned?.Write ?? OnDemandWrites),
                ["Status"] = isWarm ? "ACTIVE" : "UPDATING",
            };
}
