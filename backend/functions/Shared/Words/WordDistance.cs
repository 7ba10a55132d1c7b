namespace AiChef.Functions.Words;

/// <summary>How many mistakes lie between two words: letters missing, superfluous, wrong or swapped.</summary>
internal static class WordDistance
{
    /// <summary>The distance of optimal string alignment. https://dl.acm.org/doi/10.1145/363958.363994</summary>
    public static int Between(string one, string other)
    {
        var mistakes = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                mistakes[i, j] = i == 0 || j == 0 ? i + j : Fewest(mistakes, one, other, i, j);
            }
        }

        return mistakes[one.Length, other.Length];
    }

    private static int Fewest(int[,] mistakes, string one, string other, int i, int j)
    {
        var wrong = one[i - 1] == other[j - 1] ? 0 : 1;
        var fewest = Math.Min(mistakes[i - 1, j - 1] + wrong, Math.Min(mistakes[i - 1, j], mistakes[i, j - 1]) + 1);
        return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]
            ? Math.Min(fewest, mistakes[i - 2, j - 2] + 1)
            : fewest;
    }
}
