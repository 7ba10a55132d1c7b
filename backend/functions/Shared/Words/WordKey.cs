using System.Text;

namespace AiChef.Functions.Words;

/// <summary>
/// The form in which words are compared: lower case, without blanks and punctuation, Hangul syllables taken apart into
/// their letters, however they were typed.
/// </summary>
public static class WordKey
{
    private const char FirstSyllable = '\uAC00';
    private const char LastSyllable = '\uD7A3';
    private const int Vowels = 21;
    private const int Finals = 28;

    /// <summary>The key of a word; empty for a text without letters and digits.</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is >= FirstSyllable and <= LastSyllable)
            {
                AppendLetters(key, character - FirstSyllable);
            }
            else if (char.IsLetterOrDigit(Halfwidth(character)))
            {
                key.Append(char.ToLowerInvariant(Halfwidth(character)));
            }
        }

        return key.ToString();
    }

    // https://www.unicode.org/versions/latest/core-spec/chapter-3/#G24646
    private static void AppendLetters(StringBuilder key, int syllable)
    {
        key.Append((char)('\u1100' + (syllable / (Vowels * Finals))));
        key.Append((char)('\u1161' + (syllable / Finals % Vowels)));
        if (syllable % Finals is var final and not 0)
        {
            key.Append((char)('\u11A7' + final));
        }
    }

    private static char Halfwidth(char character) =>
        character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - '\uFF01' + '!') : character;
}
