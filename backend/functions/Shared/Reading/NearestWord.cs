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
                .Select(each => (Word: each, Distance: Distance(plain, Plain(each))))
                .Where(each => each.Distance <= Math.Max(1, each.Word.Length / 3))
                .OrderBy(each => each.Distance)
                .Select(each => each.Word)
                .FirstOrDefault();
    }

    private static string Plain(string word) =>
        string.Concat(word.Where(each => each is not (' ' or '-' or '_')).Select(char.ToLowerInvariant));

    // optimal string alignment: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
    private static int Distance(string one, string other)
    {
        var steps = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                steps[i, j] =
                    i == 0 || j == 0 ? i + j
                    : one[i - 1] == other[j - 1] ? steps[i - 1, j - 1]
                    : 1 + Math.Min(steps[i - 1, j - 1], Math.Min(steps[i - 1, j], steps[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[one.Length, other.Length];
    }
}
