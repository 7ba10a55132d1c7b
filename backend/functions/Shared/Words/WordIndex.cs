namespace AiChef.Functions.Words;

/// <summary>Finds what a word means, singular or plural, however it is spaced, and the known words near it.</summary>
/// <typeparam name="T">What the words mean.</typeparam>
public sealed class WordIndex<T>
    where T : class
{
    private const int MostSuggestions = 3;

    // Below that, nearly every word would contain or begin another.
    private const int ShortestPart = 3;

    // each with its key
    private readonly List<KnownWord<string>> _words = [];
    private readonly Dictionary<string, T> _meanings = new(StringComparer.Ordinal);

    /// <summary>Indexes words.</summary>
    /// <param name="words">Every word with its meaning, the preferred spelling first.</param>
    /// <exception cref="InvalidOperationException">A word has two meanings.</exception>
    public WordIndex(IEnumerable<KnownWord<T>> words)
    {
        foreach (var (word, meaning) in words)
        {
            var key = WordKey.Of(word);
            _words.Add(new(word, key));
            foreach (var form in WordForms.Of(key))
            {
                if (!_meanings.TryAdd(form, meaning) && !_meanings[form].Equals(meaning))
                {
                    throw new InvalidOperationException($"{word} means {_meanings[form]} and {meaning}");
                }
            }
        }
    }

    /// <summary>What the word means; null for a word not known.</summary>
    public T? Find(string word) => FindKey(WordKey.Of(word));

    /// <summary>What the key of a word means; null for a word not known.</summary>
    public T? FindKey(string key)
    {
        foreach (var form in WordForms.Of(key))
        {
            if (_meanings.TryGetValue(form, out var meaning))
            {
                return meaning;
            }
        }

        return null;
    }

    /// <summary>Up to three known words that somebody may have meant, the nearest first.</summary>
    public IReadOnlyList<string> Nearest(string word)
    {
        var key = WordKey.Of(word);
        return
        [
            .. _words
                .Select(known => (known.Word, Mistakes: Mistakes(key, known.Meaning)))
                .Where(known => known.Mistakes is not null)
                .OrderBy(known => known.Mistakes)
                .ThenBy(known => known.Word, StringComparer.Ordinal)
                .Select(known => known.Word)
                .Take(MostSuggestions),
        ];
    }

    // A third of the letters may be wrong. A word within another, or one that is only begun, comes after those.
    private static int? Mistakes(string key, string known)
    {
        var mistakes = WordDistance.Between(key, known);
        if (mistakes <= Math.Max(1, Math.Min(key.Length, known.Length) / 3))
        {
            return mistakes;
        }

        return
            (known.Length >= ShortestPart && key.Contains(known, StringComparison.Ordinal))
            || (key.Length >= ShortestPart && known.StartsWith(key, StringComparison.Ordinal))
            ? Math.Max(key.Length, known.Length)
            : null;
    }
}
