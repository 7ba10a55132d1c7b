using System.Text.Json;
using System.Text.Unicode;

namespace AiChef.LocalCloud.State;

/// <summary>
/// One batch of the journal: <c>[["collection","key",{document}],["collection","key"]]</c>, the short form removing a
/// document.
/// </summary>
internal static class JournalLine
{
    // a document of the deepest request that is read
    private const int MaxDepth = 512;

    /// <summary>Applies a batch as a whole; false, and nothing is changed, when the line is damaged.</summary>
    public static bool TryApply(
        ReadOnlyMemory<byte> line,
        Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections
    )
    {
        List<(string Collection, string Key, ReadOnlyMemory<byte>? Document)> entries;
        try
        {
            entries = Read(line);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
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

    private static List<(string Collection, string Key, ReadOnlyMemory<byte>? Document)> Read(ReadOnlyMemory<byte> line)
    {
        if (!Utf8.IsValid(line.Span))
        {
            throw new JsonException("The line is not UTF-8");
        }

        var entries = new List<(string Collection, string Key, ReadOnlyMemory<byte>? Document)>();
        var reader = new Utf8JsonReader(line.Span, new() { MaxDepth = MaxDepth });
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            Expect(ref reader, JsonTokenType.String);
            var collection = reader.GetString()!;
            Expect(ref reader, JsonTokenType.String);
            var key = reader.GetString()!;
            ReadOnlyMemory<byte>? document = null;
            reader.Read();
            if (reader.TokenType != JsonTokenType.EndArray)
            {
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                document = line[from..(int)reader.BytesConsumed];
                Expect(ref reader, JsonTokenType.EndArray);
            }

            entries.Add((collection, key, document));
        }

        return reader.TokenType == JsonTokenType.EndArray && !reader.Read()
            ? entries
            : throw new JsonException("The line is no batch");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
        {
            throw new JsonException($"The line has no {token} where one is expected");
        }
    }
}
