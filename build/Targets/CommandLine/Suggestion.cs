namespace AiChef.Targets.CommandLine;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The most similar candidate; without one, the only candidate that begins with the word.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        var all = candidates.ToList();
        var limit = Math.Max(1, word.TrimStart('-').Length / 3);
        var similar = all.Select(x => (Name: x, Distance: Distance(word.ToUpperInvariant(), x.ToUpperInvariant())))
            .Where(x => x.Distance <= limit)
            .OrderBy(x => x.Distance)
            .Select(x => x.Name)
            .FirstOrDefault();
        return similar ?? (all.Where(x => IsBegunBy(x, word)).Distinct().ToList() is [var only] ? only : null);
    }

    private static bool IsBegunBy(string candidate, string word) =>
        word.TrimStart('-').Length > 2 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters to insert, delete, replace or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distance[i, j] = i + j;
                    continue;
                }

                var replaced = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(replaced, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[a.Length, b.Length];
    }
}
