using System.Globalization;
using System.Text;

namespace AiChef.LocalCloud.Recorded;

/// <summary>The characters of a class or an escape of a regular expression, plain ones only if it has any.</summary>
/// <param name="Characters">Some characters that belong to it.</param>
/// <param name="IsZeroWidth">Whether it stands for a place and no character.</param>
internal readonly record struct PatternClass(string Characters, bool IsZeroWidth = false)
{
    private const string Digits = "0123456789";
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private static readonly string Pool = string.Concat(
        Enumerable.Range(' ', '~' - ' ' + 1).Select(static c => (char)c)
    );

    /// <summary>Reads a class whose opening bracket has been read.</summary>
    public static string Read(string pattern, ref int at)
    {
        var isNegated = pattern[at] == '^';
        at += isNegated ? 1 : 0;
        var set = new StringBuilder();
        var start = at;
        while (at < pattern.Length && (pattern[at] != ']' || at == start))
        {
            var from = One(pattern, ref at);
            if (from.Length == 1 && at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                var to = One(pattern, ref at);
                set.Append(Range(from[0], to.Length == 1 ? to[0] : from[0]));
                continue;
            }

            set.Append(from);
        }

        at++;
        var all = set.ToString();
        return Plain(isNegated ? string.Concat(Pool.Where(c => !all.Contains(c, StringComparison.Ordinal))) : all);
    }

    /// <summary>Reads an escape whose backslash has been read.</summary>
    public static PatternClass Escaped(string pattern, ref int at)
    {
        var kind = pattern[at++];
        return kind switch
        {
            'd' => new(Digits),
            'w' => new(Letters + Digits),
            's' => new(" "),
            'S' or 'D' => new(Letters),
            'W' => new("-"),
            'b' or 'B' or 'A' or 'Z' or 'z' => new("", IsZeroWidth: true),
            'p' or 'P' => new(Category(pattern, ref at)),
            't' => new("\t"),
            'n' => new("\n"),
            'r' => new("\r"),
            'u' => new(Code(pattern, ref at, 4)),
            'x' => new(Code(pattern, ref at, 2)),
            _ => new(kind.ToString()),
        };
    }

    private static string One(string pattern, ref int at)
    {
        if (pattern[at] != '\\')
        {
            return pattern[at++].ToString();
        }

        at++;
        return Escaped(pattern, ref at).Characters;
    }

    private static string Category(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        var name = pattern[(at + 1)..end];
        at = end + 1;
        return name[0] switch
        {
            'N' => Digits,
            'Z' => " ",
            'L' when name == "Lu" => Letters.ToUpperInvariant(),
            'P' or 'S' => "-",
            _ => Letters,
        };
    }

    private static string Code(string pattern, ref int at, int length)
    {
        var code = (char)int.Parse(pattern.AsSpan(at, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        at += length;
        return code.ToString();
    }

    private static string Range(char from, char to)
    {
        var set = new StringBuilder();
        for (int c = from; c <= Math.Min(to, from + 127); c++)
        {
            set.Append((char)c);
        }

        return set.ToString();
    }

    // A made-up text is easier to read without marks.
    private static string Plain(string characters)
    {
        var plain = string.Concat(characters.Where(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
        return plain.Length > 0 ? plain
            : string.Concat(characters.Where(char.IsAsciiLetterOrDigit)) is { Length: > 0 } letters ? letters
            : characters;
    }
}
