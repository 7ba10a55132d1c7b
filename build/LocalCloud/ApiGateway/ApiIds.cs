using System.Security.Cryptography;
using System.Text;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// Ids as API Gateway makes them: lowercase letters and digits, ten for an API, six for most of what is in it.
/// </summary>
internal static class ApiIds
{
    public const int ApiLength = 10;
    public const int PartLength = 6;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static string New(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>
    /// The same id for the same seed, so that a creation that is repeated after a kill makes nothing twice.
    /// </summary>
    public static string From(string seed, int length)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        return string.Create(
            length,
            hash,
            static (text, hash) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = Alphabet[hash[i] % Alphabet.Length];
                }
            }
        );
    }
}
