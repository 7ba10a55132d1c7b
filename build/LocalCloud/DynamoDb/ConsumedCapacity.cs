using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// Capacity units of an operation.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ProvisionedThroughput.html
/// </summary>
internal static class ConsumedCapacity
{
    private const double ReadUnitBytes = 4096;
    private const double WriteUnitBytes = 1024;

    public static double OfRead(long bytes, bool isConsistent) =>
        Math.Max(1, Math.Ceiling(bytes / ReadUnitBytes)) * (isConsistent ? 1 : 0.5);

    public static double OfWrite(MapValue? before, MapValue? after) =>
        Math.Max(
            1,
            Math.Ceiling(
                Math.Max(before is null ? 0 : ValueSize.Of(before), after is null ? 0 : ValueSize.Of(after))
                    / WriteUnitBytes
            )
        );

    /// <summary>The answer's ConsumedCapacity, or null when the request does not ask for it.</summary>
    public static JsonObject? Shape(JsonObject input, Table table, double units, TableIndex? index = null)
    {
        var asked = TableDefinition.OneOf(
            input.Text("ReturnConsumedCapacity") ?? "NONE",
            "returnConsumedCapacity",
            "INDEXES",
            "TOTAL",
            "NONE"
        );
        if (asked == "NONE")
        {
            return null;
        }

        var shape = new JsonObject { ["TableName"] = table.Name, ["CapacityUnits"] = units };
        if (asked == "INDEXES")
        {
            shape["Table"] = new JsonObject { ["CapacityUnits"] = index is null ? units : 0.0 };
            if (index is not null)
            {
                shape[index.IsGlobal ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes"] = new JsonObject
                {
                    [index.Name] = new JsonObject { ["CapacityUnits"] = units },
                };
            }
        }

        return shape;
    }
}
