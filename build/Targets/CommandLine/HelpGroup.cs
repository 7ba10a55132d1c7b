namespace AiChef.Targets.CommandLine;

/// <summary>Targets or options that belong together in the help text.</summary>
/// <param name="Title">What they are for.</param>
/// <param name="Names">Their names, in the order in which they are used.</param>
internal sealed record HelpGroup(string Title, params IReadOnlyList<string> Names)
{
    /// <summary>Whether a name is in the group.</summary>
    internal bool Has(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
