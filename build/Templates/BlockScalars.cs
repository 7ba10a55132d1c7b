using System.Text.RegularExpressions;

namespace AiChef.Templates;

/// <summary>
/// Block scalars that begin with lines of white space. YAML allows these if they are not indented further than the
/// first line of text; the parser refuses them, so they are handed to it without their white space, which means the
/// same.
/// </summary>
/// <remarks>https://yaml.org/spec/1.2.2/#8111-block-indentation-indicator</remarks>
internal static class BlockScalars
{
    /// <summary>A line that ends with the indicator of a block scalar, after a key or dash and perhaps a tag.</summary>
    private static readonly Regex Header = new(
        @"^(?<before> *((- +)*([^#]*:|-|\?)) +)([!&][^ ]* +)*[|>][-+0-9]{0,2}( +#.*)?\r?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    );

    /// <summary>The text, with the white space taken out of the lines at the begin of block scalars.</summary>
    internal static string WithoutBlanks(string text)
    {
        if (!HasBlankLine(text))
        {
            return text;
        }

        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Header.Match(lines[i]) is { Success: true } header)
            {
                i = SkipScalar(lines, i + 1, ParentOf(header.Groups["before"].Value));
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>
    /// Whether a line has nothing but spaces. Few texts have one, and the expression above is costly to prepare.
    /// </summary>
    private static bool HasBlankLine(string text)
    {
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (text[start] == ' ' && IsBlank(text.AsSpan(start, end - start)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Empties the blank lines at the begin of a scalar and returns its last line.</summary>
    private static int SkipScalar(string[] lines, int first, int parent)
    {
        var text = first;
        while (text < lines.Length && IsBlank(lines[text]))
        {
            text++;
        }

        var indentation = text < lines.Length ? IndentationOf(lines[text]) : 0;
        if (indentation <= parent)
        {
            return first - 1;
        }

        // one that is indented further makes the scalar invalid for every reader
        if (lines[first..text].All(line => IndentationOf(line) <= indentation))
        {
            for (var i = first; i < text; i++)
            {
                lines[i] = lines[i].TrimStart(' ');
            }
        }

        while (text < lines.Length && (IsBlank(lines[text]) || IndentationOf(lines[text]) > parent))
        {
            text++;
        }

        return text - 1;
    }

    /// <summary>
    /// How far the parent of a scalar is indented: <c>key: |</c> by the key, <c>- |</c> by the last dash.
    /// </summary>
    private static int ParentOf(string before)
    {
        var rest = before.TrimEnd();
        var start = IndentationOf(before);
        while (start + 1 < rest.Length && rest[start] is '-' or '?' && rest[start + 1] == ' ')
        {
            var next = start + 1;
            while (next < rest.Length && rest[next] == ' ')
            {
                next++;
            }

            start = next;
        }

        return start;
    }

    private static bool IsBlank(ReadOnlySpan<char> line) => line.Trim(" \r").IsEmpty;

    private static int IndentationOf(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
}
