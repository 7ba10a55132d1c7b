using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace AiChef.LocalCloud.State;

/// <summary>
/// A collection of immutable records by key, kept in the store. A record is changed by putting a changed copy; it is
/// parsed when first read.
/// </summary>
internal sealed class Documents<T>
    where T : class
{
    private const int MaxDepth = 512;
    private readonly StateStore _store;
    private readonly string _name;
    private readonly Func<T, ReadOnlyMemory<byte>> _write;
    private readonly ConcurrentDictionary<string, Lazy<T>> _records = new(StringComparer.Ordinal);

    public Documents(StateStore store, string name, JsonTypeInfo<T> type)
        : this(
            store,
            name,
            record => JsonSerializer.SerializeToUtf8Bytes(record, type),
            json => JsonSerializer.Deserialize(json.Span, type)!
        ) { }

    public Documents(StateStore store, string name, DocumentFormat<T> format)
        : this(
            store,
            name,
            record => Bytes(format.Write(record)),
            json => format.Read((JsonObject)JsonNode.Parse(json.Span, documentOptions: new() { MaxDepth = MaxDepth })!)
        ) { }

    private Documents(
        StateStore store,
        string name,
        Func<T, ReadOnlyMemory<byte>> write,
        Func<ReadOnlyMemory<byte>, T> read
    )
    {
        (_store, _name, _write) = (store, name, write);
        foreach (var (key, json) in store.Load(name))
        {
            _records[key] = new(() => read(json));
        }
    }

    public T? this[string key] => _records.TryGetValue(key, out var record) ? record.Value : null;

    public IReadOnlyCollection<string> Keys => (IReadOnlyCollection<string>)_records.Keys;

    public bool TryGet(string key, [NotNullWhen(true)] out T? record) => (record = this[key]) is not null;

    /// <summary>The records whose keys begin with a prefix, in the ordinal order of the keys.</summary>
    public IEnumerable<KeyValuePair<string, T>> StartingWith(string prefix) =>
        _records
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(static entry => entry.Key, StringComparer.Ordinal)
            .Select(static entry => new KeyValuePair<string, T>(entry.Key, entry.Value.Value));

    public void Put(string key, T record)
    {
        using var batch = _store.Begin();
        _store.Write(_name, key, _write(record));
        _records[key] = new Lazy<T>(record);
    }

    private static ReadOnlyMemory<byte> Bytes(JsonObject tree)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            tree.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    public bool Remove(string key)
    {
        using var batch = _store.Begin();
        if (!_records.TryRemove(key, out _))
        {
            return false;
        }

        _store.Write(_name, key, null);
        return true;
    }
}
