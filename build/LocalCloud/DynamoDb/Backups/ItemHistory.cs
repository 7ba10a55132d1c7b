using System.Globalization;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.DynamoDb.Backups;

/// <summary>The changes of a table's items, for as long as the table can be restored to before them.</summary>
internal sealed class ItemHistory(Cloud cloud, string tableId)
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    private readonly Documents<ItemChange> _changes = new(
        cloud.Store,
        "dynamodb-changes/" + tableId,
        DynamoDbJson.Default.ItemChange
    );
    private long _last;
    private DateTimeOffset _pruned;

    /// <summary>For how long changes are kept; null for a table without recovery.</summary>
    public TimeSpan? Kept { get; set; }

    /// <summary>Keeps what an item was before it is changed.</summary>
    public void Add(string key, MapValue? before)
    {
        if (Kept is not { } kept)
        {
            return;
        }

        var now = cloud.Now;
        if (now - _pruned > PruneEvery)
        {
            _pruned = now;
            Prune(now - kept);
        }

        _last = Math.Max(_last + 1, now.UtcTicks);
        _changes.Put(
            _last.ToString("D19", CultureInfo.InvariantCulture),
            new(key, now, before is null ? null : AttributeJson.WriteItem(before))
        );
    }

    /// <summary>The items as they were at a time.</summary>
    /// <param name="now">The items as they are, by key.</param>
    /// <param name="time">The time; what was changed at it counts.</param>
    public IReadOnlyDictionary<string, MapValue> At(
        IEnumerable<KeyValuePair<string, MapValue>> now,
        DateTimeOffset time
    )
    {
        var items = now.ToDictionary(StringComparer.Ordinal);
        foreach (var change in _changes.StartingWith("").Select(static each => each.Value).Reverse())
        {
            if (change.Time <= time)
            {
                break;
            }

            if (change.Before is { } before)
            {
                items[change.Key] = AttributeJson.ReadItem(before);
            }
            else
            {
                items.Remove(change.Key);
            }
        }

        return items;
    }

    public void Clear()
    {
        foreach (var key in _changes.Keys.ToList())
        {
            _changes.Remove(key);
        }
    }

    private void Prune(DateTimeOffset before)
    {
        foreach (
            var key in _changes
                .StartingWith("")
                .TakeWhile(each => each.Value.Time < before)
                .Select(static each => each.Key)
                .ToList()
        )
        {
            _changes.Remove(key);
        }
    }
}
