namespace AiChef.Targets.CommandLine;

/// <summary>The words of a command line, sorted into targets, options and mistakes.</summary>
internal sealed record ParsedArguments(
    IReadOnlyList<string> Targets,
    IReadOnlyList<GivenOption> Options,
    IReadOnlyList<string> Mistakes
)
{
    /// <summary>The same words with the targets first, the only order that NUKE understands.</summary>
    public IReadOnlyList<string> InNukeOrder =>
        [.. SingleTargets, .. Options.SelectMany(x => x.Words.Prepend(x.Written))];

    /// <summary>NUKE divides one word at its plus signs, and refuses such a word among several.</summary>
    private IEnumerable<string> SingleTargets =>
        Targets.Count > 1 ? Targets.SelectMany(x => x.Split('+', StringSplitOptions.RemoveEmptyEntries)) : Targets;
}
