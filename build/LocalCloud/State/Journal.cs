using System.Text.Json;

namespace AiChef.LocalCloud.State;

/// <summary>
/// The file "journal": one line a batch, <c>[["collection","key",{document}],["collection","key"]]</c>, the short form removing a document.
/// A last line that a kill tore is dropped; a file that is mostly overwritten documents is rewritten when opened.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const int CompactFrom = 1 << 20;
    private readonly FileStream _file;

    private Journal(FileStream file) => _file = file;

    public static Journal Open(string folder, Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections)
    {
        var path = Path.Combine(folder, "journal");
        var data = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var whole = Read(data, collections);
        if (data.Length >= CompactFrom && LiveBytes(collections) * 2 < data.Length)
        {
            whole = Rewrite(path, collections);
        }

        var file = new FileStream(path, Private(FileMode.OpenOrCreate));
        file.SetLength(whole);
        file.Position = whole;
        return new(file);
    }

    /// <summary>Appends a batch with one write, which the operating system keeps even when the process is killed right after.</summary>
    public void Append(ReadOnlySpan<byte> batch)
    {
        Span<byte> line = new byte[batch.Length + 1];
        batch.CopyTo(line);
        line[^1] = (byte)'\n';
        _file.Write(line);
    }

    public static void WriteEntry(Utf8JsonWriter writer, string collection, string key, ReadOnlyMemory<byte>? document)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(collection);
        writer.WriteStringValue(key);
        if (document is { } json)
        {
            writer.WriteRawValue(json.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The journal holds what AWS keeps behind its permissions, such as the values of NoEcho parameters: nobody else on the machine reads it.</summary>
    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Returns the number of bytes up to the end of the last whole batch.</summary>
    private static long Read(byte[] data, Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections)
    {
        var start = 0;
        while (start < data.Length)
        {
            var length = data.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0 || !TryApply(data.AsMemory(start, length), collections))
            {
                break;
            }

            start += length + 1;
        }

        return start;
    }

    private static bool TryApply(ReadOnlyMemory<byte> line, Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections)
    {
        var entries = new List<(string Collection, string Key, ReadOnlyMemory<byte>? Document)>();
        try
        {
            var reader = new Utf8JsonReader(line.Span);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                reader.Read();
                var collection = reader.GetString()!;
                reader.Read();
                var key = reader.GetString()!;
                reader.Read();
                ReadOnlyMemory<byte>? document = null;
                if (reader.TokenType != JsonTokenType.EndArray)
                {
                    var from = (int)reader.TokenStartIndex;
                    reader.Skip();
                    document = line[from..(int)reader.BytesConsumed];
                    reader.Read();
                }

                entries.Add((collection, key, document));
            }
        }
        catch (Exception torn) when (torn is JsonException or InvalidOperationException)
        {
            return false;
        }

        foreach (var (collection, key, document) in entries)
        {
            if (!collections.TryGetValue(collection, out var documents))
            {
                collections[collection] = documents = new(StringComparer.Ordinal);
            }

            if (document is { } json)
            {
                documents[key] = json;
            }
            else
            {
                documents.Remove(key);
            }
        }

        return true;
    }

    private static long LiveBytes(Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections) =>
        collections.Values.Sum(static documents => documents.Sum(static document => (long)document.Value.Length + document.Key.Length));

    private static long Rewrite(string path, Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections)
    {
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, Private(FileMode.Create)))
        {
            foreach (var (collection, documents) in collections)
            {
                foreach (var (key, document) in documents)
                {
                    using var writer = new Utf8JsonWriter(file, new JsonWriterOptions { SkipValidation = true });
                    writer.WriteStartArray();
                    WriteEntry(writer, collection, key, document);
                    writer.WriteEndArray();
                    writer.Flush();
                    file.WriteByte((byte)'\n');
                }
            }
        }

        File.Move(fresh, path, overwrite: true);
        return new FileInfo(path).Length;
    }
}
