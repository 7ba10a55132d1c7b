using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.Json;

/// <summary>Writes JSON as AWS's services do: compact, members in order, non-ASCII characters as they are.</summary>
internal static class JsonText
{
    /// <summary>How JSON is read; a name that appears twice in one object is an error.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 512, AllowDuplicateProperties = false };

    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">
    /// The text is no JSON, has a name twice in one object, or characters that are none.
    /// </exception>
    public static JsonNode? Parse(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        JsonCharacters.Check(utf8, Strict.MaxDepth);
        return JsonNode.Parse(utf8, null, Strict);
    }

    /// <summary>A JSON string literal of the text, with quotes.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendString(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                AppendObject(text, map);
                break;
            case JsonArray list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    if (i > 0)
                    {
                        text.Append(',');
                    }

                    Append(text, list[i]);
                }

                text.Append(']');
                break;
            default:
                AppendScalar(text, node);
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject map)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in map)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            AppendString(text, name);
            text.Append(':');
            Append(text, value);
        }

        text.Append('}');
    }

    private static void AppendScalar(StringBuilder text, JsonNode node)
    {
        switch (node.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(text, node.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(JsonNumber.Text(node));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                default:
                    if (c < ' ')
                    {
                        text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }

        text.Append('"');
    }
}
