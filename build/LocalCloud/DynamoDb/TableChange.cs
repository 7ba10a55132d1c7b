using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Applies UpdateTable to a table.</summary>
internal static class TableChange
{
    private static readonly string[] Modelled =
    [
        "TableName",
        "AttributeDefinitions",
        "BillingMode",
        "ProvisionedThroughput",
        "GlobalSecondaryIndexUpdates",
        "StreamSpecification",
        "SSESpecification",
        "TableClass",
        "DeletionProtectionEnabled",
        "OnDemandThroughput",
        "WarmThroughput",
    ];

    public static Table Apply(Table table, JsonObject input, DateTimeOffset now)
    {
        if (
            input.Select(static member => member.Key).FirstOrDefault(static key => !Modelled.Contains(key)) is
            { } unknown
        )
        {
            throw NotModelled.Member("dynamodb", "UpdateTable", unknown);
        }

        if (input.Count <= 1)
        {
            throw DynamoDbErrors.Validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required"
            );
        }

        var changed = WithIndexes(WithCapacity(table, input, now), input);
        changed = changed with
        {
            IsProtected = input.Flag("DeletionProtectionEnabled") ?? changed.IsProtected,
            Class = input.Text("TableClass") ?? changed.Class,
            Warm = TableDefinition.Warm(input) ?? changed.Warm,
            OnDemandThroughput =
                input.Object("OnDemandThroughput")?.DeepClone() as JsonObject ?? changed.OnDemandThroughput,
            EncryptionKey = input["SSESpecification"] is null
                ? changed.EncryptionKey
                : TableDefinition.EncryptionKey(input),
            Stream = input["StreamSpecification"] is null ? changed.Stream : ChangedStream(table, input, now),
        };
        TableDefinition.Check(changed);
        return changed;
    }

    private static Table WithCapacity(Table table, JsonObject input, DateTimeOffset now)
    {
        if (input.Text("BillingMode") is null && input["ProvisionedThroughput"] is null)
        {
            return table;
        }

        var isOnDemand = input.Text("BillingMode") is { } mode
            ? TableDefinition.OneOf(mode, "billingMode", "PROVISIONED", "PAY_PER_REQUEST") == "PAY_PER_REQUEST"
            : table.PaidPerRequest;
        var throughput = TableDefinition.Capacity(input, isOnDemand, "") ?? new(0, 0);
        if (
            table.PaidPerRequest == isOnDemand
            && !isOnDemand
            && throughput == table.Throughput
            && input["GlobalSecondaryIndexUpdates"] is null
            && input.Count == 2
        )
        {
            throw DynamoDbErrors.Validation(
                "The provisioned throughput for the table will not change. The requested value equals the "
                    + $"current value. Current ReadCapacityUnits provisioned for the table: {throughput.Read}. "
                    + $"Requested ReadCapacityUnits: {throughput.Read}. Current WriteCapacityUnits "
                    + $"provisioned for the table: {throughput.Write}. Requested WriteCapacityUnits: "
                    + $"{throughput.Write}. Refer to the Amazon DynamoDB Developer "
                    + "Guide for current limits and how to request higher limits."
            );
        }

        return table with
        {
            PaidPerRequest = isOnDemand,
            PaidPerRequestSince = isOnDemand && !table.PaidPerRequest ? now : table.PaidPerRequestSince,
            Throughput = throughput,
        };
    }

    private static Table WithIndexes(Table table, JsonObject input)
    {
        var indexes = table.Indexes.ToList();
        foreach (var update in input.Objects("GlobalSecondaryIndexUpdates"))
        {
            if (update.Object("Create") is { } created)
            {
                var index = TableDefinition.Index(created, isGlobal: true, table.PaidPerRequest);
                if (table.Index(index.Name) is not null)
                {
                    throw DynamoDbErrors.Validation("Attempting to create an index which already exists");
                }

                indexes.Add(index);
                continue;
            }

            Change(table, indexes, update);
        }

        var attributes = MergedAttributes(table, input);
        var used = table
            .Key.Names.Concat(indexes.SelectMany(static index => index.Key.Names))
            .ToHashSet(StringComparer.Ordinal);
        return table with { Indexes = indexes, Attributes = [.. attributes.Where(each => used.Contains(each.Name))] };
    }

    /// <summary>Deletes or updates an index.</summary>
    private static void Change(Table table, List<TableIndex> indexes, JsonObject update)
    {
        var asked =
            update.Object("Delete")
            ?? update.Object("Update")
            ?? throw DynamoDbErrors.Invalid("One of GlobalSecondaryIndexUpdate.Create, Update or Delete must be given");
        var at = indexes.FindIndex(index => index.IsGlobal && index.Name == asked.Text("IndexName"));
        if (at < 0)
        {
            throw new AwsException("ResourceNotFoundException", "Requested resource not found");
        }

        if (update["Delete"] is not null)
        {
            indexes.RemoveAt(at);
        }
        else
        {
            indexes[at] = indexes[at] with
            {
                Throughput = asked["ProvisionedThroughput"] is null
                    ? indexes[at].Throughput
                    : TableDefinition.Capacity(asked, table.PaidPerRequest, ""),
                Warm = TableDefinition.Warm(asked) ?? indexes[at].Warm,
                OnDemandThroughput =
                    asked.Object("OnDemandThroughput")?.DeepClone() as JsonObject ?? indexes[at].OnDemandThroughput,
            };
        }
    }

    /// <summary>Definitions are merged; those of removed indexes are removed too.</summary>
    private static Dictionary<string, AttributeDefinition>.ValueCollection MergedAttributes(
        Table table,
        JsonObject input
    )
    {
        var attributes = table.Attributes.ToDictionary(static each => each.Name, StringComparer.Ordinal);
        foreach (var given in input.Objects("AttributeDefinitions"))
        {
            attributes[given.RequiredText("AttributeName")] = new(
                given.RequiredText("AttributeName"),
                TableDefinition.OneOf(
                    given.Text("AttributeType") ?? "",
                    "attributeDefinitions.1.member.attributeType",
                    "B",
                    "N",
                    "S"
                )
            );
        }

        return attributes.Values;
    }

    private static TableStream? ChangedStream(Table table, JsonObject input, DateTimeOffset now)
    {
        var stream = TableDefinition.Stream(input, now);
        return (table.Stream, stream) switch
        {
            (not null, not null) => throw DynamoDbErrors.InUse(
                $"Table already has an enabled stream: TableName: {table.Name}"
            ),
            (null, null) => throw DynamoDbErrors.Validation($"Table has no stream to disable: TableName: {table.Name}"),
            _ => stream,
        };
    }
}
