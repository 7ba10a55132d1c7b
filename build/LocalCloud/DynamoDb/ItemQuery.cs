using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// A page of a query or scan: items in the order of the table or index, from the start key on, up to the limit or one
/// megabyte.
/// </summary>
internal sealed class ItemQuery(Table table, TableIndex? index, TableItems items)
{
    private const int PageBytes = 1024 * 1024;
    private readonly KeySchema _key = index?.Key ?? table.Key;

    public MapValue? Start { get; init; }

    public int? Limit { get; init; }

    public bool Backwards { get; init; }

    public KeyCondition? Key { get; init; }

    public Condition? Filter { get; init; }

    /// <summary>Which items there are at all; others do not count as read.</summary>
    public Condition? Within { get; init; }

    /// <summary>What the filter sees of an item; null: all of it.</summary>
    public Func<MapValue, MapValue>? Seen { get; init; }

    /// <summary>The order of the items; null: that of the table or index.</summary>
    public IComparer<MapValue>? Order { get; init; }

    /// <summary>Segment and number of segments of a parallel scan.</summary>
    public (int Segment, int Of)? Part { get; init; }

    public (IReadOnlyList<MapValue> Items, int Scanned, long Bytes, MapValue? Last) Run()
    {
        // the partition of a table's own key is found by key, one of an index among all items
        var source =
            Key is not null && index is null
                ? items.All(table, TableItems.PartitionOf(_key.Hash, Wanted(Key)))
                : items.All(table);
        var candidates = source
            .Where(item =>
                _key.Names.All(name => item[name]?.Type == table.TypeOf(name))
                && Key?.Holds(item) != false
                && Within?.Holds(item) != false
                && InPart(item)
            )
            .ToList();
        candidates.Sort(Compare);
        var found = new List<MapValue>();
        var (scanned, bytes) = (0, 0L);
        MapValue? last = null;
        foreach (var item in candidates)
        {
            if (Start is not null && Compare(item, Start) <= 0)
            {
                continue;
            }

            if (scanned == Limit || bytes >= PageBytes)
            {
                return (found, scanned, bytes, Position(last!));
            }

            scanned++;
            bytes += ValueSize.Of(item);
            last = item;
            if (Filter?.Holds(Seen?.Invoke(item) ?? item) != false)
            {
                found.Add(item);
            }
        }

        // AWS returns a full page's last key even if nothing follows
        return (found, scanned, bytes, last is not null && scanned == Limit ? Position(last) : null);
    }

    /// <summary>The key attributes that a start key of this table or index has.</summary>
    public static MapValue StartKey(Table table, TableIndex? index, JsonObject input)
    {
        var start = AttributeJson.ReadItem(input.Object("ExclusiveStartKey")!);
        string[] names = [.. table.Key.Names.Concat(index?.Key.Names ?? []).Distinct(StringComparer.Ordinal)];
        return
            start.Members.Count == names.Length
            && Array.TrueForAll(names, name => start[name]?.Type == table.TypeOf(name))
            ? start
            : throw DynamoDbErrors.Validation("The provided starting key is invalid");
    }

    private MapValue Position(MapValue item) => item.Only(table.Key.Names.Concat(_key.Names));

    private MapValue Wanted(KeyCondition condition) =>
        new(_key.Hash.ToDictionary(static name => name, condition.Value, StringComparer.Ordinal));

    private bool InPart(MapValue item) =>
        Part is not var (segment, of)
        || TableItems.PlaceOf(TableItems.PartitionOf(_key.Hash, item)) % (ulong)of == (ulong)segment;

    private int Compare(MapValue left, MapValue right)
    {
        var order =
            Order is not null ? Order.Compare(left, right)
            : Key is null ? ByPartition(_key, left, right)
            : 0;
        if (order == 0)
        {
            order = BySortKey(_key, left, right);
        }

        if (order == 0 && index is not null)
        {
            order = ByPartition(table.Key, left, right);
            order = order == 0 ? BySortKey(table.Key, left, right) : order;
        }

        return Backwards ? -order : order;
    }

    private static int ByPartition(KeySchema key, MapValue left, MapValue right)
    {
        var (a, b) = (TableItems.PartitionOf(key.Hash, left), TableItems.PartitionOf(key.Hash, right));
        var order = TableItems.PlaceOf(a).CompareTo(TableItems.PlaceOf(b));
        return order == 0 ? string.CompareOrdinal(a, b) : order;
    }

    private static int BySortKey(KeySchema key, MapValue left, MapValue right) =>
        key
            .Range.Select(name => ValueOrder.Instance.Compare(left[name], right[name]))
            .FirstOrDefault(static order => order != 0);
}
