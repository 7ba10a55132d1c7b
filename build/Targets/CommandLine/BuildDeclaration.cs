namespace AiChef.Targets.CommandLine;

/// <summary>The targets and options that a command line may contain.</summary>
internal sealed record BuildDeclaration(IReadOnlyList<string> Targets, IReadOnlyList<OptionDeclaration> Options)
{
    public OptionDeclaration? Option(string word) => Options.FirstOrDefault(x => x.IsCalled(word));

    /// <summary>NUKE ignores case and dashes in the name of a target.</summary>
    public bool IsTarget(string word) =>
        Targets.Contains(word.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
}
