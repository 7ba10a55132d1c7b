using System.Buffers;
using System.Text.Json;

namespace AiChef.LocalCloud.State;

/// <summary>
/// All state of a host: named collections of JSON documents by key. Every batch is one line of the journal, so a kill
/// at any moment leaves each batch either whole or absent.
/// </summary>
internal sealed class StateStore : IDisposable
{
    private readonly Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> _collections;
    private readonly Journal? _journal;
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private Utf8JsonWriter? _batch;
    private int _depth;
    private bool _closed;

    private StateStore(Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections, Journal? journal) =>
        (_collections, _journal) = (collections, journal);

    /// <summary>Opens the state of a folder; null is a state in memory.</summary>
    /// <exception cref="LocalCloudStateDamagedException">The journal is damaged, and <paramref name="recover"/> is
    /// false.</exception>
    public static StateStore Open(string? folder, bool recover = false, Action<string>? notify = null)
    {
        if (folder is null)
        {
            return new([], null);
        }

        var (journal, content) = Journal.Open(Path.GetFullPath(folder), recover, notify);
        return new(content.Collections, journal);
    }

    /// <summary>
    /// Everything put or removed before the returned scope is disposed becomes one batch. Batches may nest; other
    /// threads wait.
    /// </summary>
    public Batch Begin()
    {
        _lock.Enter();
        _depth++;
        return new Batch(this);
    }

    /// <summary>The stored documents of a collection.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Load(string collection)
    {
        lock (_lock)
        {
            return _collections.TryGetValue(collection, out var documents) ? [.. documents] : [];
        }
    }

    /// <summary>
    /// Stores a document, or removes it when <paramref name="document"/> is null, with the batch that is open or as its
    /// own.
    /// </summary>
    public void Write(string collection, string key, ReadOnlyMemory<byte>? document)
    {
        using var batch = Begin();
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_journal is null)
        {
            return;
        }

        if (_batch is null)
        {
            _line.ResetWrittenCount();
            _batch = new Utf8JsonWriter(_line, new JsonWriterOptions { SkipValidation = true });
            _batch.WriteStartArray();
        }

        JournalLine.WriteEntry(_batch, collection, key, document);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _journal?.Dispose();
        }
    }

    private void End()
    {
        try
        {
            if (--_depth > 0 || _batch is null)
            {
                return;
            }

            _batch.WriteEndArray();
            _batch.Dispose();
            _batch = null;
            if (!_closed)
            {
                _journal?.Append(_line.WrittenSpan);
            }
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>An open batch; disposing it commits.</summary>
    public readonly ref struct Batch(StateStore store)
    {
        public void Dispose() => store.End();
    }
}
