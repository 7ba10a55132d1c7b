using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Reads JSON that a request brings. A name that appears twice is an error at once, where a tree would fail when first
/// looked into.
/// </summary>
internal static class StrictJson
{
    private const int MaxDepth = 256;

    /// <summary>From this size on a tree is taken off its text.</summary>
    private const int LargeBytes = 16 * 1024;
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    /// <summary>
    /// Most values of a text: each takes many times the bytes that it has in the text. The largest batch of items has
    /// fewer.
    /// </summary>
    private const int MostValues = 1_000_000;

    /// <summary>Reads a text in UTF-8.</summary>
    /// <exception cref="JsonException">
    /// The text is no JSON, nested more than 256 levels deep, has more than a million values, has a name twice in one
    /// object, or characters that are none.
    /// </exception>
    public static JsonNode? Parse(ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span;
        JsonCharacters.Check(text, MaxDepth);
        if (text.Count((byte)',') + text.Count((byte)'[') + text.Count((byte)'{') > MostValues)
        {
            throw new JsonException("The text has too many values");
        }

        return text.Length < LargeBytes ? JsonNode.Parse(text, documentOptions: Options) : ParseLarge(utf8);
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">As for a text in UTF-8.</exception>
    public static JsonNode? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    // without a copy of the text; the document is not disposed of, for a value may stay in it
    private static JsonNode? ParseLarge(ReadOnlyMemory<byte> utf8) =>
        Detached(JsonDocument.Parse(utf8, Options).RootElement, utf8.Length);

    // a value of a parsed tree, stored wherever, would keep the whole text of the request in memory
    private static JsonNode? Detached(JsonElement element, int textLength)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return new JsonObject(
                    element
                        .EnumerateObject()
                        .Select(member => KeyValuePair.Create(member.Name, Detached(member.Value, textLength)))
                );
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(item => Detached(item, textLength))]);
            // what is most of the text, such as a package, stays where it is
            case JsonValueKind.String when JsonMarshal.GetRawUtf8Value(element).Length > textLength / 2:
                return JsonValue.Create(element);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
