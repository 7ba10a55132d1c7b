namespace AiChef.Targets.CommandLine;

/// <summary>A build whose help text groups its targets and options.</summary>
internal interface IHasHelp
{
    /// <summary>The groups of targets, in order.</summary>
    IReadOnlyList<HelpGroup> TargetGroups { get; }

    /// <summary>The groups of options, in order, by the names of the parameters.</summary>
    IReadOnlyList<HelpGroup> OptionGroups { get; }
}
