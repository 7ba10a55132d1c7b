namespace AiChef.Deployment.Discord;

/// <summary>Shortens texts to Discord's limits.</summary>
internal static class Shortening
{
    /// <summary>
    /// The text, ending in … when it was longer than the limit. A surrogate pair is never cut in two.
    /// </summary>
    public static string To(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        if (limit <= 0)
        {
            return "";
        }

        var end = limit - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return $"{text[..end]}…";
    }
}
