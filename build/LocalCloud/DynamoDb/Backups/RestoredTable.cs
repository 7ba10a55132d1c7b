using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Backups;

/// <summary>
/// The definition of a restored table: that of its source without tags, time to live, stream, recovery, policy and
/// protection, and with what the request overrides.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Restore.Tutorial.html
/// </remarks>
internal static class RestoredTable
{
    public static Table Of(Table source, string name, TableRestore restore, JsonObject input, DateTimeOffset now)
    {
        var mode = input.Text("BillingModeOverride");
        var isOnDemand = mode is null ? source.PaidPerRequest : mode == "PAY_PER_REQUEST";
        var key = input.Object("SSESpecificationOverride") is { } encryption
            ? encryption.Flag("Enabled") == true
                ? encryption.Text("KMSMasterKeyId") ?? "alias/aws/dynamodb"
                : null
            : source.EncryptionKey;
        return new Table(name, Guid.NewGuid().ToString(), now)
        {
            Key = source.Key,
            Attributes = source.Attributes,
            Indexes = Indexes(source, input),
            Throughput =
                isOnDemand ? new(0, 0)
                : input.Object("ProvisionedThroughputOverride") is { } given
                    ? new(given.Integer("ReadCapacityUnits") ?? 1, given.Integer("WriteCapacityUnits") ?? 1)
                : source.Throughput,
            PaidPerRequest = isOnDemand,
            PaidPerRequestSince = isOnDemand ? now : null,
            OnDemandThroughput =
                (input.Object("OnDemandThroughputOverride") ?? source.OnDemandThroughput)?.DeepClone() as JsonObject,
            Class = source.Class,
            EncryptionKey = key,
            Restored = restore,
        };
    }

    /// <summary>Without a list all indexes are restored, with one only those on it.</summary>
    private static IReadOnlyList<TableIndex> Indexes(Table source, JsonObject input) =>
        [
            .. source.Indexes.Where(index =>
                input[index.IsGlobal ? "GlobalSecondaryIndexOverride" : "LocalSecondaryIndexOverride"]
                    is not JsonArray kept
                || kept.OfType<JsonObject>().Any(each => each.Text("IndexName") == index.Name)
            ),
        ];
}
