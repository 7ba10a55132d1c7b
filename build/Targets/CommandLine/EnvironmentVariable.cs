using System.Collections;

namespace AiChef.Targets.CommandLine;

/// <summary>An environment variable, with the letters by which NUKE recognises it as a parameter.</summary>
// A class: lists of value types cannot be compiled ahead of time, and each run of the build reads these first.
internal sealed record EnvironmentVariable(string Name, string Value)
{
    private readonly string _letters = string.Concat(Name.Where(char.IsLetterOrDigit));

    /// <summary>Those of this process.</summary>
    public static IReadOnlyList<EnvironmentVariable> All()
    {
        var all = new List<EnvironmentVariable>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            all.Add(new EnvironmentVariable((string)variable.Key, (string?)variable.Value ?? ""));
        }
        return all;
    }

    /// <summary>Whether the variable, with the prefix NUKE_ or without, has an option's name.</summary>
    public bool Names(OptionDeclaration option) =>
        string.Equals(_letters, option.Name, StringComparison.OrdinalIgnoreCase)
        || (HasPrefix && string.Equals(_letters["NUKE".Length..], option.Name, StringComparison.OrdinalIgnoreCase));

    public bool HasPrefix { get; } = Name.StartsWith("NUKE", StringComparison.OrdinalIgnoreCase);
}
