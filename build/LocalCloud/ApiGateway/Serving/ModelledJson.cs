using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// JSON as API Gateway reads it to compare it with a model: of a name that appears twice the last value counts, and
/// half of a surrogate pair is a character like others. The integration gets the text as it came.
/// https://github.com/java-json-tools/json-schema-validator reads with Jackson, whose defaults these are.
/// </summary>
internal static class ModelledJson
{
    // Jackson's own limit: https://javadoc.io/doc/com.fasterxml.jackson.core/jackson-core (StreamReadConstraints)
    private const int MostLevels = 1000;

    /// <summary>Most values of a text: each takes many times the bytes that it has in the text.</summary>
    private const int MostValues = 1_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostLevels };

    /// <summary>Reads a text in UTF-8.</summary>
    /// <exception cref="JsonException">
    /// The text is no JSON, has more than 1,000 levels, or more than a million values.
    /// </exception>
    public static JsonNode? Parse(ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span;
        if (text.Count((byte)',') + text.Count((byte)'[') + text.Count((byte)'{') > MostValues)
        {
            throw new JsonException("The text has too many values");
        }

        using var document = JsonDocument.Parse(utf8, Options);
        return Node(document.RootElement);
    }

    private static JsonNode? Node(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    members[Text(() => member.Name)] = Node(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Node)]);
            case JsonValueKind.String:
                return JsonValue.Create(Text(() => element.GetString() ?? ""));
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    private static string Text(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair, or bytes that are no UTF-8
            return "\uFFFD";
        }
    }
}
