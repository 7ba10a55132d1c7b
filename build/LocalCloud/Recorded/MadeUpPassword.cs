using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Recorded;

/// <summary>
/// Passwords as GenerateSecretString asks for them, the same for the same secret.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html
/// </summary>
internal static class MadeUpPassword
{
    private const int DefaultLength = 32;
    private const int MostCharacters = 4096;

    private static readonly (string Without, string Characters)[] Kinds =
    [
        ("ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz"),
        ("ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ("ExcludeNumbers", "0123456789"),
        ("ExcludePunctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    ];

    /// <summary>A password with characters of each kind that is not excluded.</summary>
    public static string Of(JsonObject rules, string secret)
    {
        var excluded = rules.Text("ExcludeCharacters") ?? "";
        string[] kinds =
        [
            .. Kinds
                .Where(kind => rules.Flag(kind.Without) != true)
                .Select(kind => string.Concat(kind.Characters.Where(each => !excluded.Contains(each))))
                .Where(static characters => characters.Length > 0),
        ];
        var length =
            kinds.Length == 0
                ? 0
                : Math.Clamp((int)(rules.Integer("PasswordLength") ?? DefaultLength), 1, MostCharacters);
        return string.Concat(Enumerable.Range(0, length).Select(at => Pick(kinds[at % kinds.Length], secret, at)));
    }

    private static char Pick(string characters, string secret, int at) =>
        characters[SHA256.HashData(Encoding.UTF8.GetBytes($"{secret}/{at}"))[0] % characters.Length];
}
