namespace AiChef.Targets.CommandLine;

/// <summary>The words of a command line, sorted into targets, options and mistakes.</summary>
internal sealed record ParsedArguments(
    IReadOnlyList<string> Targets,
    IReadOnlyList<GivenOption> Options,
    IReadOnlyList<string> Mistakes)
{
    /// <summary>The same words with the targets in front, the only order that NUKE reads as it is meant.</summary>
    public IReadOnlyList<string> InNukeOrder => [.. Targets, .. Options.SelectMany(x => x.Words.Prepend(x.Written))];
}
