using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Several items in one call, each on its own.</summary>
internal sealed partial class DynamoDbApi
{
    private const int MaxBatchWrites = 25;
    private const int MaxBatchReads = 100;

    private JsonObject BatchWrite(AwsCall call)
    {
        RefuseMetrics(call.Input);
        var requests = Requests(call);
        var count = requests.Sum(static each => (each.Value as JsonArray)?.Count ?? 0);
        if (count > MaxBatchWrites)
        {
            throw DynamoDbErrors.Validation($"Too many items requested for the BatchWriteItem call");
        }

        var writes = new List<ItemWrite>();
        foreach (var (name, list) in requests)
        {
            var table = TableOf(call, new JsonObject { ["TableName"] = name });
            writes.AddRange(((JsonArray)list!).OfType<JsonObject>().Select(request => Single(table, request)));
        }

        if (writes.DistinctBy(static write => (write.Table.Id, write.Id)).Count() != writes.Count)
        {
            throw DynamoDbErrors.Validation("Provided list of item keys contains duplicates");
        }

        var units = new Dictionary<string, double>(StringComparer.Ordinal);
        using var batch = cloud.Store.Begin();
        foreach (var write in writes)
        {
            var items = _state.Items(write.Table);
            var old = items.Find(write.Table, write.Id);
            var changed = write.Change(old);
            items.Write(write.Table, write.Id, old, changed);
            units[write.Table.Name] =
                units.GetValueOrDefault(write.Table.Name) + ConsumedCapacity.OfWrite(old, changed);
        }

        return new()
        {
            ["UnprocessedItems"] = new JsonObject(),
            ["ConsumedCapacity"] = Consumed(call, units, isWrite: true),
        };
    }

    private static ItemWrite Single(Table table, JsonObject request) =>
        (request.Object("PutRequest"), request.Object("DeleteRequest")) switch
        {
            // a batch reports a wrong key of a put with the text of other operations
            ({ } put, null)
                when put["Item"] is JsonObject item
                    && table.Key.Names.Any(name =>
                        item[name] is JsonObject value && !value.ContainsKey(table.TypeOf(name))
                    ) => throw DynamoDbErrors.WrongKey(),
            ({ } put, null) when put["Item"] is JsonObject item && table.Key.Names.Any(name => item[name] is null) =>
                throw DynamoDbErrors.WrongKey(),
            ({ } put, null) => ItemWrite.Put(table, put),
            (null, { } delete) => ItemWrite.Delete(table, delete),
            (null, null) => throw DynamoDbErrors.Invalid(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
            ),
            _ => throw DynamoDbErrors.Validation(
                "Supplied WriteRequest has more than one operation set, "
                    + "must contain exactly one of PutRequest, DeleteRequest"
            ),
        };

    private JsonObject BatchGet(AwsCall call)
    {
        var requests = Requests(call);
        var reads =
            new List<(string Name, Table Table, MapValue Key, Expressions.Projection? Projection, bool IsConsistent)>();
        foreach (var (name, node) in requests)
        {
            var request = node as JsonObject ?? [];
            var projection = ReadProjection(request);
            var table = TableOf(call, new JsonObject { ["TableName"] = name });
            reads.AddRange(
                request
                    .Objects("Keys")
                    .Select(key =>
                        (
                            name,
                            table,
                            ItemRules.Key(table, AttributeJson.ReadItem(key)),
                            projection,
                            request.Flag("ConsistentRead") == true
                        )
                    )
            );
        }

        if (reads.Count > MaxBatchReads)
        {
            throw DynamoDbErrors.Validation("Too many items requested for the BatchGetItem call");
        }

        if (
            reads.DistinctBy(static read => (read.Table.Id, TableItems.KeyOf(read.Table.Key, read.Key))).Count()
            != reads.Count
        )
        {
            throw DynamoDbErrors.Validation("Provided list of item keys contains duplicates");
        }

        var units = new Dictionary<string, double>(StringComparer.Ordinal);
        var responses = new JsonObject(
            requests.Select(static each => KeyValuePair.Create<string, JsonNode?>(each.Key, new JsonArray()))
        );
        foreach (var (name, table, key, projection, isConsistent) in reads)
        {
            var item = Find(table, key);
            units[table.Name] =
                units.GetValueOrDefault(table.Name)
                + ConsumedCapacity.OfRead(item is null ? 0 : ValueSize.Of(item), isConsistent);
            if (item is not null)
            {
                responses[name]!.AsArray().Add(AttributeJson.WriteItem(projection?.Of(item) ?? item));
            }
        }

        return new()
        {
            ["Responses"] = responses,
            ["UnprocessedKeys"] = new JsonObject(),
            ["ConsumedCapacity"] = Consumed(call, units, isWrite: false),
        };
    }

    private static JsonObject Requests(AwsCall call) => call.Input.Object("RequestItems")!;

    private JsonArray? Consumed(AwsCall call, Dictionary<string, double> units, bool isWrite)
    {
        JsonNode?[] shapes =
        [
            .. units
                .Select(each => (Table: _state.Find(call.Scope, each.Key)!, Units: each.Value))
                .Select(each => isWrite ? Write(call, each.Table, each.Units) : Read(call, each.Table, each.Units)),
        ];
        return Array.Exists(shapes, static shape => shape is not null) ? new JsonArray(shapes) : null;
    }
}
