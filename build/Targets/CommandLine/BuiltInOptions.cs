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
        // Of all lists the only one without separator: a+b is one profile of that name.
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

    private static OptionDeclaration Flag(string name) => new(name, OptionKind.Flag, typeof(bool)) { IsBuiltIn = true };

    private static OptionDeclaration Single(string name) =>
        new(name, OptionKind.Single, typeof(string)) { IsBuiltIn = true };

    private static OptionDeclaration List(string name) =>
        new(name, OptionKind.List, typeof(string)) { IsBuiltIn = true, Separator = '+' };
}
