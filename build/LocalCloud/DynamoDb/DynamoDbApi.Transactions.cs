using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// Several items in one call, all or none.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
/// </summary>
internal sealed partial class DynamoDbApi
{
    private const int TransactionFactor = 2;
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    private JsonObject TransactGet(AwsCall call)
    {
        var reads = TransactItems(call)
            .Select(each =>
            {
                var get = each.Object("Get")!;
                var projection = ReadProjection(get);
                var table = TableOf(call, get);
                return (
                    table,
                    ItemRules.Key(table, get),
                    new Func<MapValue, MapValue>(item => projection?.Of(item) ?? item)
                );
            })
            .ToList();
        return TransactRead(call, reads);
    }

    private JsonObject TransactRead(
        AwsCall call,
        IReadOnlyList<(Table Table, MapValue Key, Func<MapValue, MapValue> Shown)> reads
    )
    {
        CheckDistinct(reads.Select(static read => (read.Table.Id, TableItems.KeyOf(read.Table.Key, read.Key))));
        var units = new Dictionary<string, double>(StringComparer.Ordinal);
        using var batch = cloud.Store.Begin();
        var responses = reads
            .Select(read =>
            {
                var item = Find(read.Table, read.Key);
                units[read.Table.Name] =
                    units.GetValueOrDefault(read.Table.Name)
                    + (
                        TransactionFactor
                        * ConsumedCapacity.OfRead(item is null ? 0 : ValueSize.Of(item), isConsistent: true)
                    );
                return item is null
                    ? new JsonObject()
                    : new JsonObject { ["Item"] = AttributeJson.WriteItem(read.Shown(item)) };
            })
            .ToArray<JsonNode?>();
        return new()
        {
            ["Responses"] = new JsonArray(responses),
            ["ConsumedCapacity"] = Consumed(call, units, isWrite: false),
        };
    }

    private JsonObject TransactWrite(AwsCall call)
    {
        RefuseMetrics(call.Input);
        return Transact(
            call,
            call.Input["TransactItems"],
            () => [.. TransactItems(call).Select(each => Operation(call, each))]
        );
    }

    /// <summary>Writes all or nothing, and once for each token of a client.</summary>
    // asked: what must be the same where the token is.
    private JsonObject Transact(AwsCall call, JsonNode? asked, Func<ItemWrite[]> read)
    {
        using var batch = cloud.Store.Begin();
        var token = call.Input.Text("ClientRequestToken") is { } given ? call.Scope.Key(given) : null;
        var request = token is null
            ? ""
            : Convert.ToHexString(SHA256.HashData(JsonProtocol.Write(Ordered(asked)).Span));
        if (token is not null && _state.Tokens[token] is { } spent && spent.Until > cloud.Now)
        {
            return spent.Request == request ? [] : throw DynamoDbErrors.TokenMismatch();
        }

        var writes = read();
        CheckDistinct(writes.Select(static write => (write.Table.Id, write.Id)));
        var results = Prepared(writes);
        var units = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (write, old, changed) in results)
        {
            units[write.Table.Name] =
                units.GetValueOrDefault(write.Table.Name)
                + (TransactionFactor * ConsumedCapacity.OfWrite(old, changed));
            if (!ReferenceEquals(old, changed))
            {
                _state.Items(write.Table).Write(write.Table, write.Id, old, changed);
            }
        }

        if (token is not null)
        {
            _state.Tokens.Put(token, new SpentToken(request, cloud.Now + TokenLife));
        }

        return new() { ["ConsumedCapacity"] = Consumed(call, units, isWrite: true) };
    }

    // what a request says does not depend on the order of its members
    private static JsonNode? Ordered(JsonNode? node) =>
        node switch
        {
            JsonObject tree => new JsonObject(
                tree.OrderBy(static member => member.Key, StringComparer.Ordinal)
                    .Select(static member => KeyValuePair.Create(member.Key, Ordered(member.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Ordered)]),
            _ => node?.DeepClone(),
        };

    /// <summary>The results of all writes; nothing is stored before all of them are allowed.</summary>
    private List<(ItemWrite Write, MapValue? Old, MapValue? Changed)> Prepared(ItemWrite[] writes)
    {
        var results = new List<(ItemWrite Write, MapValue? Old, MapValue? Changed)>();
        var reasons = new JsonArray();
        foreach (var write in writes)
        {
            var old = _state.Items(write.Table).Find(write.Table, write.Id);
            var reason = new JsonObject { ["Code"] = "None" };
            if (!write.Allows(old))
            {
                var refusal = write.Refusal(old);
                reason = new()
                {
                    ["Code"] = refusal.Code.Replace("Exception", "", StringComparison.Ordinal),
                    ["Message"] = refusal.Message,
                    ["Item"] = refusal.Members?["Item"]?.DeepClone(),
                };
            }
            else
            {
                try
                {
                    results.Add((write, old, write.Change(old)));
                }
                catch (AwsException refused) when (refused.Code == "ValidationException")
                {
                    reason = new() { ["Code"] = "ValidationError", ["Message"] = refused.Message };
                }
            }

            reasons.Add(reason);
        }

        return results.Count == writes.Length ? results : throw DynamoDbErrors.Cancelled(reasons);
    }

    private ItemWrite Operation(AwsCall call, JsonObject each)
    {
        string[] kinds = [.. each.Where(static member => member.Value is not null).Select(static member => member.Key)];
        if (kinds.Length != 1 || each.Object(kinds[0]) is not { } operation)
        {
            throw DynamoDbErrors.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }

        var table = TableOf(call, operation);
        return kinds[0] switch
        {
            "Put" => ItemWrite.Put(table, operation),
            "Update" => ItemWrite.Update(table, operation),
            "Delete" => ItemWrite.Delete(table, operation),
            "ConditionCheck" => ItemWrite.Check(table, operation),
            var other => throw DynamoDbErrors.Validation($"LocalCloud does not model {other} in TransactItems"),
        };
    }

    private static IReadOnlyList<JsonObject> TransactItems(AwsCall call) => call.Input.Objects("TransactItems");

    private static void CheckDistinct(IEnumerable<(string Table, string Key)> keys)
    {
        var all = keys.ToList();
        if (all.Distinct().Count() != all.Count)
        {
            throw DynamoDbErrors.Validation("Transaction request cannot include multiple operations on one item");
        }
    }
}
