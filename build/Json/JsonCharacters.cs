using System.Text.Json;
using System.Text.Unicode;

namespace AiChef.Json;

/// <summary>
/// Finds characters that are none, which a JSON reader passes over: a tree fails only when it is looked into.
/// </summary>
internal static class JsonCharacters
{
    /// <summary>Refuses a text with bytes that are no UTF-8, or with half of a surrogate pair.</summary>
    /// <exception cref="JsonException">It has some, or it is no JSON.</exception>
    public static void Check(ReadOnlySpan<byte> text, int maxDepth)
    {
        if (!Utf8.IsValid(text))
        {
            throw new JsonException("The text is no UTF-8");
        }

        if (text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName })
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (InvalidOperationException incomplete)
        {
            throw new JsonException("The text has half of a surrogate pair", incomplete);
        }
    }
}
