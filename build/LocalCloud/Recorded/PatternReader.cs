using System.Globalization;
using System.Text;

namespace AiChef.LocalCloud.Recorded;

/// <summary>
/// Reads a regular expression and writes one text for it. What it looks ahead or back at is left out, so the caller
/// tries whether the text matches.
/// </summary>
/// <param name="pattern">The expression.</param>
/// <param name="repetitions">How often more than needed a part is repeated.</param>
/// <param name="alternative">Which of several alternatives is taken.</param>
/// <param name="digits">Which characters of a class are taken.</param>
internal sealed class PatternReader(string pattern, int repetitions, int alternative, byte[] digits)
{
    private const int LongestText = 5000;
    private int _at;
    private int _taken;

    /// <summary>The text; null if the expression has a form that is not read.</summary>
    public string? Text()
    {
        var text = Alternatives();
        return _at == pattern.Length ? text : null;
    }

    private bool IsAt(char character) => _at < pattern.Length && pattern[_at] == character;

    private string Alternatives()
    {
        var all = new List<string> { Sequence() };
        while (IsAt('|'))
        {
            _at++;
            all.Add(Sequence());
        }

        return all[alternative % all.Count];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')') && text.Length < LongestText)
        {
            var (from, taken) = (_at, _taken);
            var part = Part();
            var (least, most) = Quantity();
            var after = _at;
            var count = Math.Min(most, least + repetitions);
            for (var i = 0; i < count && text.Length < LongestText; i++)
            {
                (_at, _taken) = (from, taken + i);
                text.Append(Part());
            }

            (_at, _taken) = (after, taken + Math.Max(count, 1));
            _ = part;
        }

        return text.ToString();
    }

    private string Part()
    {
        var character = pattern[_at++];
        return character switch
        {
            '^' or '$' => "",
            '(' => Group(),
            '[' => Class(),
            '.' => Pick("abcdefghijklmnopqrstuvwxyz0123456789"),
            '\\' => Escape(),
            _ => character.ToString(),
        };
    }

    private string Group()
    {
        var isSilent = false;
        if (IsAt('?'))
        {
            var end = pattern[_at + 1];
            isSilent = end is '=' or '!' || (end == '<' && pattern[_at + 2] is '=' or '!');
            _at +=
                end == '<' && !isSilent ? pattern.IndexOf('>', _at) - _at + 1
                : end == '<' ? 3
                : 2;
        }

        var text = Alternatives();
        _at++;
        return isSilent ? "" : text;
    }

    private string Escape()
    {
        var set = PatternClass.Escaped(pattern, ref _at);
        return set.IsZeroWidth ? "" : Pick(set.Characters);
    }

    private string Class()
    {
        var characters = PatternClass.Read(pattern, ref _at);
        return characters.Length == 0 ? "" : Pick(characters);
    }

    private string Pick(string characters) =>
        characters[digits[_taken++ % digits.Length] % characters.Length].ToString();

    private (int Least, int Most) Quantity()
    {
        if (_at == pattern.Length)
        {
            return (1, 1);
        }

        var quantity = pattern[_at] switch
        {
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '?' => (0, 1),
            '{' => Counted(),
            _ => (-1, -1),
        };
        if (quantity.Item1 < 0)
        {
            return (1, 1);
        }

        _at = pattern[_at] == '{' ? pattern.IndexOf('}', _at) + 1 : _at + 1;
        if (IsAt('?') || IsAt('+'))
        {
            _at++;
        }

        return quantity;
    }

    private (int Least, int Most) Counted()
    {
        var end = pattern.IndexOf('}', _at);
        var bounds = end < 0 ? [] : pattern[(_at + 1)..end].Split(',');
        return bounds switch
        {
            [var exact] when Number(exact) is { } count => (count, count),
            [var least, ""] when Number(least) is { } count => (count, int.MaxValue),
            [var least, var most] when (Number(least) ?? 0, Number(most)) is (var from, { } to) => (from, to),
            _ => (-1, -1),
        };
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
