namespace AiChef.Functions.Words;

/// <summary>The singular forms that an English plural may have.</summary>
internal static class WordForms
{
    /// <summary>The key itself and what it may be the plural of, the likeliest first.</summary>
    public static IEnumerable<string> Of(string key)
    {
        yield return key;
        if (!key.EndsWith('s') || key.EndsWith("ss", StringComparison.Ordinal))
        {
            yield break;
        }

        yield return key[..^1];
        if (key.EndsWith("es", StringComparison.Ordinal))
        {
            yield return key[..^2];
        }

        if (key.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return $"{key[..^3]}y";
        }

        if (key.EndsWith("ves", StringComparison.Ordinal))
        {
            yield return $"{key[..^3]}f";
        }
    }
}
