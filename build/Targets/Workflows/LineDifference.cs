/// <summary>What distinguishes two texts: the lines between their equal beginning and their equal end.</summary>
internal static class LineDifference
{
    private const int Limit = 40;

    /// <summary>A head as in unified diffs, then lines with - for what is there and + for what should be, at most 40 of each.</summary>
    internal static IReadOnlyList<string> Of(string actual, string expected)
    {
        var (old, now) = (actual.Split('\n'), expected.Split('\n'));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var (removed, added) = (old[start..^end], now[start..^end]);
        return [FormattableString.Invariant($"@@ -{start + 1},{removed.Length} +{start + 1},{added.Length} @@"), .. Lines(removed, '-'), .. Lines(added, '+')];
    }

    /// <summary>A carriage return, which no terminal shows, is shown.</summary>
    private static IEnumerable<string> Lines(string[] lines, char sign)
    {
        foreach (var line in lines.Take(Limit))
            yield return sign + line.Replace("\r", "\\r", StringComparison.Ordinal);
        if (lines.Length > Limit)
            yield return FormattableString.Invariant($"{sign} ... {lines.Length - Limit} more");
    }
}
