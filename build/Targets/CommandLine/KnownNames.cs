using AiChef.Deployment;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// Refuses unknown names: an option without effect is most likely misspelled, which would be noticed only later.
/// </summary>
internal static class KnownNames
{
    /// <summary>A message lists at most this many names.</summary>
    private const int ListedNames = 20;

    /// <summary>Makes sure that each name is known.</summary>
    /// <param name="option">The option, such as <c>--services</c>.</param>
    /// <param name="given">The given names.</param>
    /// <param name="known">The known names.</param>
    /// <param name="what">What a name must be, such as <c>a resource or type of the templates</c>.</param>
    /// <exception cref="DeploymentException">A name is unknown; the nearest is suggested.</exception>
    public static void Check(string option, IEnumerable<string> given, IReadOnlyCollection<string> known, string what)
    {
        if (given.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw DeploymentException.Configuration($"{option}: '{unknown}' is not {what}{Hint(unknown, known)}");
        }
    }

    /// <summary>The nearest name, or all of them if they are few, as the end of a sentence.</summary>
    public static string Hint(string unknown, IReadOnlyCollection<string> known)
    {
        if (Suggestion.For(unknown, known) is { } near)
        {
            return $"; did you mean {near}?";
        }
        return known.Count is 0 or > ListedNames
            ? ""
            : $"; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}";
    }
}
