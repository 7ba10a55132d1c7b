using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.DynamoDb.Streams;

/// <summary>The streams of all tables, and what changed in the last day.</summary>
internal sealed class StreamsState(Cloud cloud) : ICloudPart<StreamsState>
{
    /// <summary>
    /// How long a change is kept, and a stream that ended.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
    /// </summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // of an account and region, however many tables are deleted in a day
    private const int KeptEnded = 100;

    private readonly Documents<TableStreamState> _streams = new(
        cloud.Store,
        "dynamodb-streams",
        DynamoDbJson.Default.TableStreamState
    );
    private readonly MadeOnce<string, ChangeLog> _changes = new(cloud.Store);

    public static StreamsState Create(Cloud cloud) => new(cloud);

    /// <summary>The streams of an account and region, in the order of their ARNs.</summary>
    public IReadOnlyList<TableStreamState> All(Scope scope)
    {
        Forget(scope);
        return [.. _streams.StartingWith(scope.Key("")).Select(static entry => entry.Value)];
    }

    /// <summary>The stream that has the ARN, or null.</summary>
    public TableStreamState? Find(Scope scope, string arn) =>
        All(scope).FirstOrDefault(stream => stream.Arn(scope) == arn);

    /// <summary>Begins and ends streams as a table's settings change; null: there is no table.</summary>
    public void Follow(Scope scope, Table? before, Table? after)
    {
        if (before?.Stream == after?.Stream && before?.Id == after?.Id)
        {
            return;
        }

        if (before?.Stream is { } old && _streams[Key(scope, before.Name, old.Label)] is { } ended)
        {
            _streams.Put(
                Key(scope, before.Name, old.Label),
                ended with
                {
                    Ended = cloud.Now,
                    Last = Changes(before.Id, old.Label).Last,
                }
            );
            Forget(scope);
        }

        if (after?.Stream is { } stream)
        {
            _streams.Put(
                Key(scope, after.Name, stream.Label),
                new(after.Name, after.Id, stream.Label, stream.ViewType, after.Key, cloud.Now)
            );
        }
    }

    /// <summary>Keeps the change of an item if its table has a stream and anything changed.</summary>
    public void Record(Table table, MapValue? before, MapValue? after, bool isExpiry)
    {
        if (table.Stream is not { } stream || before == after)
        {
            return;
        }

        var keys = (after ?? before!).Only(table.Key.Names);
        var shown = new TableStreamState("", table.Id, stream.Label, stream.ViewType, table.Key, default);
        var (old, @new) = (shown.Shows(old: true) ? before : null, shown.Shows(old: false) ? after : null);
        Changes(table.Id, stream.Label)
            .Add(
                new(
                    0,
                    cloud.Now,
                    AttributeJson.WriteItem(keys),
                    before is null ? null : AttributeJson.WriteItem(old ?? MapValue.Empty),
                    after is null ? null : AttributeJson.WriteItem(@new ?? MapValue.Empty),
                    Size(keys) + Size(old) + Size(@new),
                    isExpiry
                ),
                cloud.Now - Kept
            );
    }

    /// <summary>The changes from a number on that are not older than a day, in their order.</summary>
    public IEnumerable<StreamChange> From(TableStreamState stream, long number) =>
        Changes(stream.TableId, stream.Label).From(number).Where(change => change.At + Kept > cloud.Now);

    /// <summary>The number of the last change; 0: there was none.</summary>
    public long Last(TableStreamState stream) => stream.Last ?? Changes(stream.TableId, stream.Label).Last;

    private static long Size(MapValue? item) => item is null ? 0 : ValueSize.Of(item);

    private ChangeLog Changes(string table, string label) =>
        _changes.Get($"{table}/{label}", name => new ChangeLog(cloud, name));

    private void Forget(Scope scope)
    {
        using var batch = cloud.Store.Begin();
        var ended = _streams
            .StartingWith(scope.Key(""))
            .Where(static entry => entry.Value.Ended is not null)
            .OrderByDescending(static entry => entry.Value.Ended)
            .ToList();
        foreach (
            var (key, stream) in ended.Where((entry, at) => at >= KeptEnded || entry.Value.Ended + Kept <= cloud.Now)
        )
        {
            Changes(stream.TableId, stream.Label).Clear();
            _changes.Remove($"{stream.TableId}/{stream.Label}");
            _streams.Remove(key);
        }
    }

    private static string Key(Scope scope, string table, string label) => scope.Key($"{table}/{label}");
}
