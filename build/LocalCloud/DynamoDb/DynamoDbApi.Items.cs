using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Single items.</summary>
internal sealed partial class DynamoDbApi
{
    private JsonObject GetItem(AwsCall call)
    {
        var projection = ReadProjection(call.Input);
        var table = TableOf(call, call.Input);
        var item = Find(table, ItemRules.Key(table, call.Input));
        return new()
        {
            ["Item"] = item is null ? null : AttributeJson.WriteItem(projection?.Of(item) ?? item),
            ["ConsumedCapacity"] = Read(
                call,
                table,
                ConsumedCapacity.OfRead(
                    item is null ? 0 : ValueSize.Of(item),
                    call.Input.Flag("ConsistentRead") == true
                )
            ),
        };
    }

    private JsonObject PutItem(AwsCall call)
    {
        var returned = ReturnValues(call, "NONE", "ALL_OLD");
        return Written(
            call,
            ItemWrite.Put(TableOf(call, call.Input), call.Input),
            (old, _) => returned == "ALL_OLD" ? old : null
        );
    }

    private JsonObject DeleteItem(AwsCall call)
    {
        var returned = ReturnValues(call, "NONE", "ALL_OLD");
        return Written(
            call,
            ItemWrite.Delete(TableOf(call, call.Input), call.Input),
            (old, _) => returned == "ALL_OLD" ? old : null
        );
    }

    private JsonObject UpdateItem(AwsCall call)
    {
        var returned = ReturnValues(call, "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");
        var table = TableOf(call, call.Input);
        ItemWrite write;
        try
        {
            write = ItemWrite.Update(table, call.Input);
        }
        catch (AwsException early) when (early.Code == "ValidationException" && IsDetected(early.Message))
        {
            throw DynamoDbErrors.Detect(early.Message);
        }

        return Written(
            call,
            write,
            (old, updated) =>
                returned switch
                {
                    "ALL_OLD" => old,
                    "ALL_NEW" => updated,
                    "UPDATED_OLD" => old is null ? null : new Projection(write.UpdatedPaths).Of(old),
                    "UPDATED_NEW" => updated is null ? null : new Projection(write.UpdatedPaths).Of(updated),
                    _ => null,
                }
        );
    }

    // mistakes that AWS finds without the table have the prefix, mistakes of the key do not
    private static bool IsDetected(string message) =>
        message != DynamoDbErrors.WrongKey().Message
        && !message.StartsWith("One or more parameter values are not valid", StringComparison.Ordinal)
        && !message.Contains("part of the key", StringComparison.Ordinal);

    private JsonObject Written(AwsCall call, ItemWrite write, Func<MapValue?, MapValue?, MapValue?> shown)
    {
        RefuseMetrics(call.Input);
        var (old, changed) = Applied(call, write);
        var attributes = shown(old, changed);
        return new()
        {
            ["Attributes"] = attributes is null or { Members.Count: 0 } ? null : AttributeJson.WriteItem(attributes),
            ["ConsumedCapacity"] = Write(call, write.Table, ConsumedCapacity.OfWrite(old, changed)),
        };
    }

    private (MapValue? Old, MapValue? Changed) Applied(AwsCall call, ItemWrite write)
    {
        var items = _state.Items(write.Table);
        using var batch = cloud.Store.Begin();
        var old = items.Find(write.Table, write.Id);
        if (!write.Allows(old))
        {
            // a condition that does not hold costs what the write would have
            CapacityMetrics.Written(cloud, call.Scope, write.Table.Name, ConsumedCapacity.OfWrite(old, old));
            throw write.Refusal(old);
        }

        var changed = write.Change(old);
        items.Write(write.Table, write.Id, old, changed);
        return (old, changed);
    }

    /// <summary>Counts what a read took.</summary>
    private JsonObject? Read(AwsCall call, Table table, double units, TableIndex? index = null)
    {
        CapacityMetrics.Read(cloud, call.Scope, table.Name, units, index);
        return ConsumedCapacity.Shape(call.Input, table, units, index);
    }

    /// <summary>Counts what a write took.</summary>
    private JsonObject? Write(AwsCall call, Table table, double units)
    {
        CapacityMetrics.Written(cloud, call.Scope, table.Name, units);
        return ConsumedCapacity.Shape(call.Input, table, units);
    }

    private MapValue? Find(Table table, MapValue key)
    {
        using var batch = cloud.Store.Begin();
        return _state.Items(table).Find(table, TableItems.KeyOf(table.Key, key));
    }

    private static Projection? ReadProjection(JsonObject input)
    {
        var placeholders = new Placeholders(input, "ProjectionExpression");
        var projection = input.Text("ProjectionExpression") is { } text
            ? Projection.Parse(text, placeholders)
            : Attributes(input);
        placeholders.CheckAllUsed();
        return projection;
    }

    /// <summary>The legacy AttributesToGet, a projection of whole attributes.</summary>
    private static Projection? Attributes(JsonObject input) =>
        input["AttributesToGet"] is null
            ? null
            : new([.. input.Texts("AttributesToGet").Select(static name => new DocumentPath([new(name, 0)]))]);

    private static string ReturnValues(AwsCall call, params string[] allowed)
    {
        var wanted = call.Input.Text("ReturnValues") ?? "NONE";
        return allowed.Contains(wanted)
            ? wanted
            : throw DynamoDbErrors.Validation("Return values set to invalid value");
    }

    private static void RefuseMetrics(JsonObject input)
    {
        if (input.Text("ReturnItemCollectionMetrics") is not (null or "NONE"))
        {
            throw NotModelled.Member("dynamodb", "writes", "ReturnItemCollectionMetrics");
        }
    }
}
