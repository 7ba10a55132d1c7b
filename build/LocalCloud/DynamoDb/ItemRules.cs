using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// What keys and items must satisfy. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
internal static class ItemRules
{
    private const int MaxItemBytes = 400 * 1024;
    private const int MaxHashBytes = 2048;
    private const int MaxRangeBytes = 1024;

    /// <summary>The key of a request, which holds exactly the table's key attributes.</summary>
    public static MapValue Key(Table table, JsonObject given, string member = "Key")
    {
        return Key(table, AttributeJson.ReadItem(given[member]!.AsObject()));
    }

    public static MapValue Key(Table table, MapValue key)
    {
        string[] names = [.. table.Key.Names];
        if (key.Members.Count != names.Length || Array.Exists(names, name => key[name]?.Type != table.TypeOf(name)))
        {
            throw DynamoDbErrors.WrongKey();
        }

        CheckKeyValues(table, key);
        return key;
    }

    public static MapValue Item(Table table, MapValue item)
    {
        foreach (var name in table.Key.Names)
        {
            var value = item[name] ?? throw DynamoDbErrors.Invalid($"Missing the key {name} in the item");
            if (value.Type != table.TypeOf(name))
            {
                throw DynamoDbErrors.Invalid(
                    $"Type mismatch for key {name} expected: {table.TypeOf(name)} actual: {value.Type}"
                );
            }
        }

        CheckKeyValues(table, item);
        CheckIndexKeys(table, item);
        return ValueSize.Of(item) <= MaxItemBytes
            ? item
            : throw DynamoDbErrors.Validation("Item size has exceeded the maximum allowed size");
    }

    /// <summary>An updated item; its key is the request's.</summary>
    public static MapValue Updated(Table table, MapValue item)
    {
        CheckIndexKeys(table, item);
        return ValueSize.Of(item) <= MaxItemBytes
            ? item
            : throw DynamoDbErrors.Validation("Item size to update has exceeded the maximum allowed size");
    }

    private static void CheckKeyValues(Table table, MapValue item)
    {
        foreach (var name in table.Key.Names)
        {
            var size = ValueSize.Of(item[name]!);
            if (size == 0)
            {
                throw item[name] is BinaryValue
                    ? DynamoDbErrors.Validation(
                        "One or more parameter values are not valid. The AttributeValue for "
                            + $"a key attribute cannot contain an empty binary value. Key: {name}"
                    )
                    : DynamoDbErrors.EmptyKey(name);
            }

            var isHash = table.Key.Hash.Contains(name);
            if (size > (isHash ? MaxHashBytes : MaxRangeBytes))
            {
                throw DynamoDbErrors.Invalid(
                    isHash
                        ? "Size of hashkey has exceeded the maximum size limit of2048 bytes"
                        : "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
                );
            }
        }
    }

    private static void CheckIndexKeys(Table table, MapValue item)
    {
        foreach (var index in table.Indexes)
        {
            foreach (var name in index.Key.Names)
            {
                if (item[name] is not { } value)
                {
                    continue;
                }

                if (value.Type != table.TypeOf(name))
                {
                    throw DynamoDbErrors.Invalid(
                        $"Type mismatch for Index Key {name} Expected: "
                            + $"{table.TypeOf(name)} Actual: {value.Type} IndexName: {index.Name}"
                    );
                }

                if (ValueSize.Of(value) == 0)
                {
                    throw DynamoDbErrors.Validation(
                        "One or more parameter values are not valid. A value specified for a secondary "
                            + "index key is not supported. The AttributeValue for a key attribute cannot "
                            + $"contain an empty {(value is BinaryValue ? "binary" : "string")} "
                            + $"value. IndexName: {index.Name}, IndexKey: {name}"
                    );
                }
            }
        }
    }
}
