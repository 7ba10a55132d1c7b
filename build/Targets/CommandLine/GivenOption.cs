namespace AiChef.Targets.CommandLine;

/// <summary>An option as it stands on the command line, with the words that belong to it.</summary>
internal sealed record GivenOption(OptionDeclaration Declaration, string Written, IReadOnlyList<string> Words);
