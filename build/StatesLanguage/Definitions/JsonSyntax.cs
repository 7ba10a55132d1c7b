using System.Text.Json;
using AiChef.Json;

namespace AiChef.StatesLanguage.Definitions;

/// <summary>The message of AWS's parser (Jackson) for a text that is not JSON.</summary>
internal static class JsonSyntax
{
    private const string ExpectedValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    /// <summary>The sentence, without the place.</summary>
    public static string Describe(string text) => Locate(text).Message;

    /// <summary>Line and column as Jackson counts them, from 1.</summary>
    public static string Place(string text)
    {
        var at = Locate(text).At;
        var before = text[..Math.Min(at, text.Length)];
        var line = before.Count(static c => c == '\n') + 1;
        return $"[Source: (String)\"{text}\"; line: {line}, column: {before.Length - before.LastIndexOf('\n')}]";
    }

    private static (string Message, int At) Locate(string text)
    {
        var (at, complaint) = ErrorIn(text);
        if (at >= text.Length)
        {
            return ("Unexpected end-of-input", text.Length);
        }

        var start = at;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        if (end > start && char.IsLetter(text[start]) && !InField(text, start))
        {
            return ($"Unrecognized token '{text[start..end]}': was expecting {ExpectedValue}", end);
        }

        var expected =
            InField(text, at) ? "double-quote to start field name"
            : complaint.Contains("Expected a ':'", StringComparison.Ordinal)
                ? "a colon to separate field name and value"
            : complaint.Contains("Expected either ','", StringComparison.Ordinal)
                ? $"comma to separate {Container(text, at)} entries"
            : ExpectedValue;
        return ($"Unexpected character ('{text[at]}' (code {(int)text[at]})): was expecting {expected}", at + 1);
    }

    private static bool InField(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.EndsWith("{");
    }

    private static string Container(string text, int at)
    {
        var depth = 0;
        for (var i = at - 1; i >= 0; i--)
        {
            depth += text[i] switch
            {
                '}' or ']' => 1,
                '{' or '[' => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return text[i] == '{' ? "Object" : "Array";
            }
        }

        return "Object";
    }

    private static (int At, string Complaint) ErrorIn(string text)
    {
        try
        {
            JsonDocument.Parse(text, JsonText.Strict).Dispose();
            return (text.Length, string.Empty);
        }
        catch (InvalidOperationException)
        {
            // a name has half of a surrogate pair
            return (text.Length, string.Empty);
        }
        catch (JsonException e)
        {
            var lines = text.Split('\n');
            var line = (int)(e.LineNumber ?? 0);
            var start = lines.Take(line).Sum(static each => each.Length + 1);
            var bytes = System.Text.Encoding.UTF8.GetBytes(line < lines.Length ? lines[line] : string.Empty);
            return (
                start
                    + System.Text.Encoding.UTF8.GetCharCount(
                        bytes,
                        0,
                        (int)Math.Min(e.BytePositionInLine ?? 0, bytes.Length)
                    ),
                e.Message
            );
        }
    }
}
