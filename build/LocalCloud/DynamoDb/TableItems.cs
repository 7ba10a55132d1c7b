using System.Text;
using AiChef.LocalCloud.DynamoDb.Backups;
using AiChef.LocalCloud.DynamoDb.Streams;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>The items of one table by primary key. Expired ones are deleted when they are read.</summary>
internal sealed class TableItems(Cloud cloud, string tableId)
{
    private static readonly TimeSpan OldestExpiry = TimeSpan.FromDays(5 * 365);
    private readonly Documents<MapValue> _items = new(
        cloud.Store,
        "dynamodb-items/" + tableId,
        new DocumentFormat<MapValue>(AttributeJson.WriteItem, AttributeJson.ReadItem)
    );

    private readonly ItemHistory _history = new(cloud, tableId);

    public MapValue? Find(Table table, string key) =>
        _items[key] is { } item && !Expire(table, key, item) ? item : null;

    /// <summary>
    /// Stores an item, or removes it where <paramref name="after"/> is null, and tells the stream of the table.
    /// </summary>
    public void Write(Table table, string key, MapValue? before, MapValue? after)
    {
        _history.Add(key, before);
        cloud.Get<StreamsState>().Record(table, before, after, isExpiry: false);
        if (after is null)
        {
            _items.Remove(key);
        }
        else
        {
            _items.Put(key, after);
        }
    }

    /// <summary>Keeps changes for as long as the table can be restored to before them.</summary>
    public void Recover(PointInTimeRecovery? recovery)
    {
        if (_history.Kept is not null && recovery is null)
        {
            _history.Clear();
        }

        _history.Kept = recovery is null ? null : TimeSpan.FromDays(recovery.Days);
    }

    /// <summary>The items as they were at a time, those that had expired by now included.</summary>
    public IEnumerable<MapValue> At(Table table, DateTimeOffset time)
    {
        // what has expired is deleted now, and was there before
        _ = All(table).Count();
        return _history.At(_items.StartingWith(""), time).Values;
    }

    public int Count => _items.Keys.Count;

    public long Bytes => _items.StartingWith("").Sum(static entry => (long)ValueSize.Of(entry.Value));

    /// <summary>All items, or those of one partition, in no meaningful order.</summary>
    public IEnumerable<MapValue> All(Table table, string partition = "") =>
        _items
            .StartingWith(partition)
            .Where(entry => !Expire(table, entry.Key, entry.Value))
            .Select(static entry => entry.Value);

    public void Clear()
    {
        foreach (var key in _items.Keys.ToList())
        {
            _items.Remove(key);
        }

        _history.Clear();
    }

    public static string KeyOf(KeySchema schema, MapValue item) =>
        PartitionOf(schema.Hash, item) + string.Concat(schema.Range.Select(name => Text(item[name]!)));

    /// <summary>A text that is unique for the values of these attributes and no prefix of another.</summary>
    public static string PartitionOf(IEnumerable<string> names, MapValue item) =>
        string.Concat(
            names.Select(name =>
            {
                var text = Text(item[name]!);
                return $"{text.Length}:{text}";
            })
        );

    /// <summary>The position of a partition in scans: evenly spread and stable, but in no useful order.</summary>
    public static ulong PlaceOf(string partition)
    {
        // FNV-1a with a final mix: its upper bits hardly differ between short texts
        var hash = Encoding
            .UTF8.GetBytes(partition)
            .Aggregate(14695981039346656037UL, static (hash, b) => unchecked((hash ^ b) * 1099511628211UL));
        return unchecked((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL);
    }

    private static string Text(AttributeValue value) => value.Type + AttributeJson.Scalar(value);

    private bool Expire(Table table, string key, MapValue item)
    {
        if (
            table.TimeToLive is not { } timeToLive
            || item[timeToLive.Attribute] is not NumberValue number
            || number.Number.ToInt64() is not { } seconds
        )
        {
            return false;
        }

        var now = cloud.Now;
        if (seconds > now.ToUnixTimeSeconds() || seconds < (now - OldestExpiry).ToUnixTimeSeconds())
        {
            return false;
        }

        _history.Add(key, item);
        cloud.Get<StreamsState>().Record(table, item, null, isExpiry: true);
        _items.Remove(key);
        return true;
    }
}
