using AiChef.Targets.Output;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// Makes sure that a run can write its files. NUKE creates its folder first and otherwise ends with an unhandled
/// exception.
/// </summary>
internal static class RootFolder
{
    /// <summary>What is wrong with the folder that NUKE will use as root, in one line, or null.</summary>
    /// <param name="root">The full path.</param>
    public static string? Mistake(string root)
    {
        if (!Directory.Exists(root))
        {
            return $"--root: there is no folder {root}";
        }
        var folder = Path.Combine(root, ".nuke", "temp", "logs");
        var probe = Path.Combine(folder, $"probe-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            // An empty file can be written to a full disk.
            File.WriteAllText(probe, "a run writes here");
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (LocalError.Is(e))
        {
            return $"{folder} cannot be written: {e.Message.ReplaceLineEndings(" ")}";
        }
    }
}
