namespace AiChef.LocalCloud.Wire;

/// <summary>Reads application/x-www-form-urlencoded text, which queries and aws-query bodies are.</summary>
internal static class FormText
{
    public static IEnumerable<KeyValuePair<string, string>> Parse(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('&', start);
            if (end < 0)
            {
                end = text.Length;
            }

            if (end > start)
            {
                var equals = text.IndexOf('=', start, end - start);
                yield return equals < 0
                    ? new(Decode(text[start..end]), "")
                    : new(Decode(text[start..equals]), Decode(text[(equals + 1)..end]));
            }

            start = end + 1;
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
