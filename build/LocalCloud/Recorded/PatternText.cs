using System.Security.Cryptography;
using System.Text;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Recorded;

/// <summary>Makes a text that a regular expression matches.</summary>
internal static class PatternText
{
    private const int MostRepetitions = 64;
    private const int MostAlternatives = 8;

    /// <summary>A text within the lengths that matches; null if none was found.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="least">The fewest characters.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="seed">Texts of different seeds differ where the expression allows it.</param>
    public static string? Of(SchemaPattern pattern, int least, int most, string seed)
    {
        var digits = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        for (var alternative = 0; alternative < MostAlternatives; alternative++)
        {
            for (var repetitions = 0; repetitions <= MostRepetitions; repetitions++)
            {
                var text = new PatternReader(pattern.Text, repetitions, alternative, digits).Text();
                if (text is null || text.Length > most)
                {
                    break;
                }

                if (text.Length >= least && pattern.IsMatch(text))
                {
                    return text;
                }
            }
        }

        return null;
    }
}
