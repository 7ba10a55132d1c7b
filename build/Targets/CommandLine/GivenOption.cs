namespace AiChef.Targets.CommandLine;

/// <summary>An option on the command line, with its words.</summary>
internal sealed record GivenOption(OptionDeclaration Declaration, string Written, IReadOnlyList<string> Words);
