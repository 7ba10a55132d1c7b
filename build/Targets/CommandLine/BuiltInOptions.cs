using Nuke.Common;

namespace AiChef.Targets.CommandLine;

/// <summary>The options that every NUKE build has.</summary>
internal static class BuiltInOptions
{
    public static IReadOnlyList<OptionDeclaration> All { get; } =
    [
        Flag("Continue"),
        Flag("Help"),
        Single("Host") with
        {
            Values = new Lazy<IReadOnlyList<string>?>(() => Hosts.Names),
        },
        Flag("NoLogo"),
        Flag("Plan"),
        Single("Partition"),
        // The only list without a separator: a+b is one profile.
        List("Profile") with
        {
            Separator = null,
        },
        new("Root", OptionKind.Optional, typeof(string)) { IsBuiltIn = true },
        List("Skip") with
        {
            NamesTargets = true,
        },
        Flag("Strict"),
        List("Target") with
        {
            NamesTargets = true,
        },
        Single("GenerateConfiguration"),
        new("Verbosity", OptionKind.Single, typeof(Verbosity))
        {
            IsBuiltIn = true,
            Values = new Lazy<IReadOnlyList<string>?>(() => Enum.GetNames<Verbosity>()),
        },
    ];

    /// <summary>What those that NUKE documents are for; the others are for its own use.</summary>
    public static IReadOnlyDictionary<string, string> Descriptions { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Continue"] = "Leave out the targets that succeeded in the last run",
            ["Help"] = "Show this text",
            ["Host"] = "The host that the build takes itself to run on; found out by default",
            ["NoLogo"] = "Leave out NUKE's logo",
            ["Plan"] = "Draw the graph of all targets as a page",
            ["Profile"] = "Take options from .nuke/parameters.<name>.json",
            ["Root"] = "The folder of the repository",
            ["Skip"] = "Targets to leave out; without a name all that others depend on",
            ["Target"] = "The targets to run",
            ["Verbosity"] =
                "Verbose shows each resource event, Normal one line a stack, Minimal warnings, Quiet errors",
        };

    private static OptionDeclaration Flag(string name) => new(name, OptionKind.Flag, typeof(bool)) { IsBuiltIn = true };

    private static OptionDeclaration Single(string name) =>
        new(name, OptionKind.Single, typeof(string)) { IsBuiltIn = true };

    private static OptionDeclaration List(string name) =>
        new(name, OptionKind.List, typeof(string)) { IsBuiltIn = true, Separator = '+' };
}
