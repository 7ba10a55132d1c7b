using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.DynamoDb.Streams;

/// <summary>The changes of one stream, from 1, without those that are too old.</summary>
internal sealed class ChangeLog
{
    private readonly Documents<StreamChange> _changes;
    private long _first;

    public ChangeLog(Cloud cloud, string name)
    {
        _changes = new(cloud.Store, "dynamodb-changes/" + name, DynamoDbJson.Default.StreamChange);
        long[] numbers = [.. _changes.StartingWith("").Select(static entry => entry.Value.Number)];
        (_first, Last) = numbers.Length == 0 ? (1, 0) : (numbers[0], numbers[^1]);
    }

    /// <summary>The number of the last change; 0: there was none.</summary>
    public long Last { get; private set; }

    public StreamChange? this[long number] => _changes[Key(number)];

    /// <summary>Adds a change with the next number, and forgets what is older than a time.</summary>
    public void Add(StreamChange change, DateTimeOffset oldest)
    {
        Last++;
        _changes.Put(Key(Last), change with { Number = Last });
        for (; _first < Last && this[_first]?.At <= oldest; _first++)
        {
            _changes.Remove(Key(_first));
        }
    }

    /// <summary>The changes from a number on, in their order.</summary>
    public IEnumerable<StreamChange> From(long number)
    {
        for (var at = Math.Max(number, _first); at <= Last; at++)
        {
            if (this[at] is { } change)
            {
                yield return change;
            }
        }
    }

    public void Clear()
    {
        foreach (var key in _changes.Keys.ToList())
        {
            _changes.Remove(key);
        }
    }

    private static string Key(long number) => $"{number:D20}";
}
