using Nuke.Common.Execution;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// Prints the help text in groups. NUKE lists targets in the order of its reflection and options by name, so that the
/// first target of a list is none that a person begins with.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HelpPageAttribute : BuildExtensionAttributeBase, IOnBuildInitialized
{
    /// <summary>Lines longer than this are hard to read, however wide the terminal is.</summary>
    private const int WidestLine = 100;

    /// <summary>NUKE prints its own text and ends at 5.</summary>
    public HelpPageAttribute() => Priority = 6;

    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    )
    {
        if (!Build.Help)
        {
            return;
        }
        var page = new HelpPage(Console.IsOutputRedirected ? WidestLine : Math.Min(Console.WindowWidth, WidestLine));
        var help = (IHasHelp)Build;
        Console.WriteLine("Usage: ./build.sh [targets] [options]   (build.cmd on Windows)");
        Console.WriteLine();
        Console.WriteLine("Targets (with their direct dependencies):");
        Print(page.Lines(help.TargetGroups, Targets(executableTargets)));
        Console.WriteLine();
        Console.WriteLine("Options (each also as environment variable, --dry-run as NUKE_DRY_RUN):");
        Print(page.Lines(help.OptionGroups, Options(executableTargets)));
        Environment.Exit(0);
    }

    private static List<HelpEntry> Targets(IReadOnlyCollection<ExecutableTarget> targets) =>
        [
            .. targets
                .Where(target => target.Listed)
                .Select(target => new HelpEntry(
                    target.Name,
                    $"{target.Name}{(target.IsDefault ? " (default)" : "")}",
                    target.Description + Dependencies(target)
                )),
        ];

    private static string Dependencies(ExecutableTarget target) =>
        target.ExecutionDependencies.Count == 0
            ? ""
            : $" -> {string.Join(", ", target.ExecutionDependencies.Select(needed => needed.Name))}";

    private List<HelpEntry> Options(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var standard = string.Join(", ", targets.Where(target => target.IsDefault).Select(target => target.Name));
        return
        [
            .. BuildReflection
                .Of(Build.GetType())
                .Options.Where(option => !option.IsBuiltIn || BuiltInOptions.Descriptions.ContainsKey(option.Name))
                .Select(option => new HelpEntry(
                    option.Name,
                    option.Switch,
                    option.Description
                        ?? BuiltInOptions.Descriptions[option.Name]
                            + (option.Name == "Target" ? $"; {standard} by default" : "")
                )),
        ];
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }
    }
}
