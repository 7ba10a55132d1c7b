using AiChef.Functions.Words;

namespace AiChef.Functions.Reading;

/// <summary>What somebody may have meant by a word.</summary>
public static class NearestWord
{
    /// <summary>Longer words are nobody's slip; comparing them would take long.</summary>
    private const int MostCharacters = 100;

    /// <summary>
    /// The known word that takes the fewest changed, added, left out or swapped characters, at most one in three; null
    /// when none is that near. Case, spaces, hyphens and underscores do not count.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var plain = Plain(word);
        return plain.Length is 0 or > MostCharacters
            ? null
            : known
                .Select(each => (Word: each, Distance: WordDistance.Between(plain, Plain(each))))
                .Where(each => each.Distance <= Math.Max(1, each.Word.Length / 3))
                .OrderBy(each => each.Distance)
                .Select(each => each.Word)
                .FirstOrDefault();
    }

    private static string Plain(string word) =>
        string.Concat(word.Where(each => each is not (' ' or '-' or '_')).Select(char.ToLowerInvariant));
}
