using System.Security.Cryptography;

namespace AiChef.Functions.Sessions;

/// <summary>The names of sessions. Whoever knows one may read and change the session, so none can be guessed.</summary>
public static class SessionId
{
    /// <summary>Most characters of an id; older sessions have other ids than new ones.</summary>
    public const int MostCharacters = 100;

    private const int RandomBytes = 20;

    /// <summary>A new id: 160 random bits, 40 hexadecimal digits.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true);

    /// <summary>Whether a text may be an id: 1 to 100 letters and digits of ASCII, hyphens and underscores.</summary>
    public static bool IsPossible(string text) =>
        text.Length is > 0 and <= MostCharacters
        && text.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_');
}
