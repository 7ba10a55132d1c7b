namespace AiChef.Targets.CommandLine;

/// <summary>What a command line may name: the targets and options of a build.</summary>
internal sealed record BuildDeclaration(IReadOnlyList<string> Targets, IReadOnlyList<OptionDeclaration> Options)
{
    public OptionDeclaration? Option(string word) => Options.FirstOrDefault(x => x.IsCalled(word));

    /// <summary>NUKE ignores case and dashes in the name of a target.</summary>
    public bool IsTarget(string word) =>
        Targets.Contains(word.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
}
