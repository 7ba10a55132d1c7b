namespace AiChef.Targets.CommandLine;

/// <summary>How many words an option takes.</summary>
internal enum OptionKind
{
    /// <summary>None, or one of true and false.</summary>
    Flag,

    /// <summary>Exactly one.</summary>
    Single,

    /// <summary>One or none.</summary>
    Optional,

    /// <summary>Every word up to the next option.</summary>
    List,
}
