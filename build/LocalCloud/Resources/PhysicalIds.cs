using System.Security.Cryptography;
using System.Text;

namespace AiChef.LocalCloud.Resources;

/// <summary>
/// Names that CloudFormation makes up: <c>stack-logical-1A2B3C4D5E6F</c>, the twelve characters drawn from a token so
/// that a repeated call makes the same.
/// </summary>
internal static class PhysicalIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SuffixLength = 12;

    public static string Generate(string stackName, string logicalId, string token, int maxLength, bool lowerCase)
    {
        var room = maxLength - SuffixLength - 2;
        var stack = stackName;
        var logical = logicalId;
        if (stack.Length + logical.Length > room)
        {
            // AWS keeps as much of the logical id as fits into its half.
            logical = logical[..Math.Min(logical.Length, Math.Max(room / 2, room - stack.Length))];
            stack = stack[..Math.Min(stack.Length, room - logical.Length)];
        }

        var name = $"{stack}-{logical}-{Suffix($"{stackName}/{logicalId}/{token}")}";
        return lowerCase ? name.ToLowerInvariant() : name;
    }

    public static string Suffix(string seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        return string.Create(
            SuffixLength,
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
