using System.Collections;
using Serilog;

namespace Nuke.Common.Parameters;

/// <summary>
/// Finds DEPLOY_TOKEN, deploytoken or NUKE_DEPLOY_TOKEN for the parameter DeployToken; an exact name goes first.
/// </summary>
internal static class EnvironmentParameters
{
    internal static string ValueOf(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { } exact)
        {
            return exact;
        }

        var matches = new List<string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (Matches((string)variable.Key, name))
            {
                matches.Add((string)variable.Value);
            }
        }

        if (matches.Count > 1)
        {
            Log.Warning("Could not resolve {Parameter} since multiple values are provided", name);
            return null;
        }

        return matches.Count == 0 ? null : matches[0];
    }

    private static bool Matches(string variable, string name) =>
        EqualsLetters(variable, 0, name)
        || (StartsWithNuke(variable) is var rest && rest > 0 && EqualsLetters(variable, rest, name));

    private static int StartsWithNuke(string variable) =>
        variable.StartsWith("NUKE", StringComparison.OrdinalIgnoreCase) ? 4 : 0;

    private static bool EqualsLetters(string variable, int start, string name)
    {
        var at = 0;
        for (var i = start; i < variable.Length; i++)
        {
            if (!char.IsLetterOrDigit(variable[i]))
            {
                continue;
            }

            if (at == name.Length || char.ToUpperInvariant(variable[i]) != char.ToUpperInvariant(name[at]))
            {
                return false;
            }

            at++;
        }

        return at == name.Length;
    }
}
