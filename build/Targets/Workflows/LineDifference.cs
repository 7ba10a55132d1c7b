namespace AiChef.Targets.Workflows;

/// <summary>What distinguishes two texts, line by line.</summary>
internal static class LineDifference
{
    private const int Limit = 60;

    /// <summary>
    /// The lines with - for what is there and + for what should be, each group headed as in unified diffs; at most 60
    /// lines.
    /// </summary>
    internal static IReadOnlyList<string> Of(string actual, string expected)
    {
        var (old, now) = (actual.Split('\n'), expected.Split('\n'));
        var common = CommonLengths(old, now);
        var lines = new List<string>();
        var isApart = false;
        for (int i = 0, j = 0; i < old.Length || j < now.Length; )
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                (i, j, isApart) = (i + 1, j + 1, false);
                continue;
            }
            if (!isApart)
            {
                lines.Add(FormattableString.Invariant($"@@ -{i + 1} +{j + 1} @@"));
            }

            isApart = true;
            if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add($"-{Shown(old[i++])}");
            }
            else
            {
                lines.Add($"+{Shown(now[j++])}");
            }
        }
        return lines.Count <= Limit
            ? lines
            : [.. lines.Take(Limit), FormattableString.Invariant($"... {lines.Count - Limit} more lines")];
    }

    /// <summary>For each pair of positions how many lines the rests have in common, in order.</summary>
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] =
                    old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        return common;
    }

    /// <summary>A carriage return, which no terminal shows, is shown.</summary>
    private static string Shown(string line) => line.Replace("\r", "\\r", StringComparison.Ordinal);
}
