using System.Text;
using System.Text.RegularExpressions;

namespace AiChef.Deployment.Discord;

/// <summary>
/// Writes text from elsewhere for Discord so that people see it as it is: a reason of AWS, the name of a stack or of a
/// branch is neither formatted nor turned into a link, a mention, an emoji, a list or a heading. A text over a limit
/// ends in …; neither an escape nor a character is ever cut in two.
/// </summary>
/// <remarks>https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101-Chat-Formatting-Bold-Italic-Underline</remarks>
internal static partial class DiscordText
{
    private const string More = "…";

    /// <summary>The zero-width space that keeps backticks apart.</summary>
    private const string Apart = "\u200B";

    /// <summary>Text as it is, whose escapes count to the limit.</summary>
    /// <param name="text">The text, of one or more lines.</param>
    /// <param name="limit">The most characters, in UTF-16 as Discord counts them.</param>
    internal static string Escape(string text, int limit = int.MaxValue) => Cut(Escaped(Clean(text)), limit);

    /// <summary>The same in one line.</summary>
    internal static string Line(string text, int limit = int.MaxValue) => Escape(text.ReplaceLineEndings(" "), limit);

    /// <summary>A block of code that nothing in the text can end; empty without room for it.</summary>
    internal static string CodeBlock(string text, int limit = int.MaxValue)
    {
        const string Begin = "```\n";
        const string End = "\n```";
        var room = limit - Begin.Length - End.Length;
        var code = room > More.Length ? Cut(Unfenced(Clean(text)), room) : "";
        return code.Length == 0 ? "" : $"{Begin}{code}{End}";
    }

    /// <summary>A link with a text; null if it is longer than the limit, since a cut link leads nowhere.</summary>
    internal static string? Link(string text, Uri target, int limit)
    {
        var url = target
            .AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal);
        var link = $"[{Line(text)}]({url})";
        return link.Length <= limit ? link : null;
    }

    /// <summary>Without characters that nobody sees and that turn the direction of writing.</summary>
    private static string Clean(string text) => Unseen().Replace(text.ReplaceLineEndings("\n"), " ");

    /// <summary>The parts of an escaped text, none of which may be cut.</summary>
    private static IEnumerable<string> Escaped(string text)
    {
        var at = 0;
        foreach (Match match in Special().Matches(text))
        {
            foreach (var part in Characters(text[at..match.Index]))
            {
                yield return part;
            }
            at = match.Index + match.Length;
            // An address is shown as it is; one that is cut would lead elsewhere.
            yield return match.Groups["url"].Success ? match.Value : $"\\{match.Value}";
        }
        foreach (var part in Characters(text[at..]))
        {
            yield return part;
        }
    }

    private static IEnumerable<string> Unfenced(string text)
    {
        var isTick = false;
        foreach (var character in Characters(text))
        {
            yield return isTick && character == "`" ? Apart + character : character;
            isTick = character == "`";
        }
    }

    private static IEnumerable<string> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            yield return text.Substring(i, length);
            i += length - 1;
        }
    }

    private static string Cut(IEnumerable<string> parts, int limit)
    {
        var text = new StringBuilder();
        // As much as would still leave room for the sign that there is more.
        var end = 0;
        foreach (var part in parts)
        {
            if (part.Length > limit - text.Length)
            {
                return limit < More.Length ? "" : $"{text.ToString(0, end)}{More}";
            }
            text.Append(part);
            end = text.Length + More.Length <= limit ? text.Length : end;
        }
        return text.ToString();
    }

    /// <summary>
    /// An address that ends before a blank and has no character of Markdown; each such character; a colon that may
    /// begin an emoji or the path of another address; and what begins a heading, a list or small text where it begins
    /// a line.
    /// </summary>
    [GeneratedRegex(
        """
            (?<url> \b (?> https?:// [^\s\\*_~`|<>@\[\]]+ ) (?= \s | \z ) )
            | [\\*_~`|<>@\[\]]
            | : (?= // | [A-Za-z0-9_+\-]+ : )
            | (?<= ^[\ \t]* ) [\#+\-]
            | (?<= ^[\ \t]* [0-9]+ ) [.)]
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Special();

    [GeneratedRegex(@"[\p{Cc}\u202A-\u202E\u2066-\u2069-[\n]]")]
    private static partial Regex Unseen();
}
