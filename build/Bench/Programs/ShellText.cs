namespace AiChef.Bench.Programs;

/// <summary>Commands as a shell reads them.</summary>
internal static class ShellText
{
    /// <summary>A program and its arguments as one line, each word quoted where it must be.</summary>
    internal static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0
        && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
