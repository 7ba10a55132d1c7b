using System.Globalization;

namespace AiChef.StatesLanguage;

/// <summary>Timestamps of the Amazon States Language: an upper-case T, and Z or an offset.</summary>
internal static class Rfc3339
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>A moment in UTC, to the millisecond.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The moment, or nothing when the text has another form. Beyond 100 ns the fraction is cut.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        var zone = text.EndsWith('Z') ? text.Length - 1 : text.Length - "+00:00".Length;
        if (zone <= 0 || (text[zone] is not ('Z' or '+' or '-')))
        {
            return null;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var shortened = point > 0 && zone - point > 8 ? text[..(point + 8)] + text[zone..] : text;
        return DateTimeOffset.TryParseExact(
            shortened,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;
    }
}
