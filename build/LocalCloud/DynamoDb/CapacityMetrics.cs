using AiChef.LocalCloud.CloudWatch;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// Capacity units as metrics of their table, or of the global index that a query reads.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
/// </summary>
internal static class CapacityMetrics
{
    private const string Namespace = "AWS/DynamoDB";

    public static void Read(Cloud cloud, Scope scope, string table, double units, TableIndex? index = null) =>
        Record(cloud, scope, "ConsumedReadCapacityUnits", units, Of(table, index));

    public static void Written(Cloud cloud, Scope scope, string table, double units) =>
        Record(cloud, scope, "ConsumedWriteCapacityUnits", units, Of(table, index: null));

    private static void Record(
        Cloud cloud,
        Scope scope,
        string metric,
        double units,
        IReadOnlyList<Dimension> dimensions
    ) => cloud.Get<CloudWatchState>().Record(scope, new(Namespace, metric, dimensions), units, "Count");

    private static IReadOnlyList<Dimension> Of(string table, TableIndex? index) =>
        index is { IsGlobal: true }
            ? [new("GlobalSecondaryIndexName", index.Name), new("TableName", table)]
            : [new("TableName", table)];
}
