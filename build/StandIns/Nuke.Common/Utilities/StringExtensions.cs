namespace Nuke.Common.Utilities;

public static class StringExtensions
{
    private static readonly string[] KnownWords =
    [
        "DotNet",
        "GitHub",
        "GitVersion",
        "MSBuild",
        "NuGet",
        "ReSharper",
        "AppVeyor",
        "TeamCity",
        "GitLab",
        "SignPath",
        "JetBrains",
    ];

    public static bool IsNullOrEmpty(this string str) => string.IsNullOrEmpty(str);

    public static bool IsNullOrWhiteSpace(this string str) => string.IsNullOrWhiteSpace(str);

    public static string ToNullIfEmpty(this string str) => string.IsNullOrEmpty(str) ? null : str;

    public static string ToNullIfWhiteSpace(this string str) => string.IsNullOrWhiteSpace(str) ? null : str;

    public static bool EqualsOrdinalIgnoreCase(this string str, string other) =>
        string.Equals(str, other, StringComparison.OrdinalIgnoreCase);

    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) =>
        str.StartsWith(other, StringComparison.OrdinalIgnoreCase);

    public static bool EndsWithOrdinalIgnoreCase(this string str, string other) =>
        str.EndsWith(other, StringComparison.OrdinalIgnoreCase);

    public static bool ContainsOrdinalIgnoreCase(this string str, string other) =>
        str.Contains(other, StringComparison.OrdinalIgnoreCase);

    public static string[] SplitLineBreaks(this string str, StringSplitOptions options = StringSplitOptions.None) =>
        str.Split(["\r\n", "\n"], options);

    public static string Join(this IEnumerable<string> enumerable, string separator) =>
        string.Join(separator, enumerable);

    public static string Join(this IEnumerable<string> enumerable, char separator) =>
        string.Join(separator, enumerable);

    public static string JoinSpace(this IEnumerable<string> values) => string.Join(' ', values);

    public static string JoinComma(this IEnumerable<string> values) => string.Join(',', values);

    public static string JoinCommaSpace(this IEnumerable<string> values) => string.Join(", ", values);

    public static string JoinUnderscore(this IEnumerable<string> values) => string.Join('_', values);

    public static string JoinDash(this IEnumerable<string> values) => string.Join('-', values);

    public static string JoinNewLine(this IEnumerable<string> values, PlatformFamily? platformFamily = null) =>
        string.Join(
            platformFamily switch
            {
                PlatformFamily.Windows => "\r\n",
                null => Environment.NewLine,
                _ => "\n",
            },
            values
        );

    public static string SingleQuote(this string str) => $"'{str.Replace("'", "\\'", StringComparison.Ordinal)}'";

    public static string SingleQuoteIfNeeded(this string str) => str.SingleQuoteIfNeeded(' ');

    public static string SingleQuoteIfNeeded(this string str, params char?[] disallowed) =>
        NeedsQuotes(str, disallowed) ? str.SingleQuote() : str;

    public static string DoubleQuote(this string str) => $"\"{str.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public static string DoubleQuoteIfNeeded(this string str) => str.DoubleQuoteIfNeeded(' ');

    public static string DoubleQuoteIfNeeded(this string str, params char?[] disallowed) =>
        NeedsQuotes(str, disallowed) ? str.DoubleQuote() : str;

    public static bool IsDoubleQuoted(this string str) => str.Length > 1 && str.StartsWith('"') && str.EndsWith('"');

    public static bool IsSingleQuoted(this string str) => str.Length > 1 && str.StartsWith('\'') && str.EndsWith('\'');

    public static string TrimStart(this string str, string trim) =>
        str.StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;

    public static string TrimEnd(this string str, string trim) =>
        str.EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;

    /// <summary>NuGetApiKey gives NuGet, Api, Key.</summary>
    public static IEnumerable<string> SplitCamelHumpsWithKnownWords(this string str) => str.SplitCamelHumps(KnownWords);

    public static IEnumerable<string> SplitCamelHumps(this string str, params string[] exclusions)
    {
        var start = 0;
        for (var i = 1; i < str.Length; i++)
        {
            var known = Array.Find(exclusions, x => string.CompareOrdinal(str, start, x, 0, x.Length) == 0);
            if (known is not null && i < start + known.Length)
            {
                continue;
            }

            var startsWord =
                char.IsUpper(str[i]) && (!char.IsUpper(str[i - 1]) || (i + 1 < str.Length && char.IsLower(str[i + 1])));
            if (!startsWord && (known is null || i != start + known.Length))
            {
                continue;
            }

            yield return str[start..i];
            start = i;
        }

        yield return str[start..];
    }

    private static bool NeedsQuotes(string str, char?[] disallowed) =>
        string.IsNullOrWhiteSpace(str)
        || (
            !str.IsDoubleQuoted()
            && !str.IsSingleQuoted()
            && Array.Exists(disallowed, x => x is { } c && str.Contains(c, StringComparison.Ordinal))
        );
}
