namespace AiChef.Targets.Output;

/// <summary>
/// Decides whether lines are coloured. NUKE only looks at the terminal's name, so redirected output would contain
/// escape sequences, and NO_COLOR would have no effect.
/// </summary>
/// <remarks>https://no-color.org</remarks>
internal static class TerminalColors
{
    /// <summary>
    /// NUKE has sequences for terminals whose name begins with xterm, and the console none for this one.
    /// </summary>
    private const string PlainTerminal = "dumb";

    /// <summary>The terminal's name as the run was started, before <see cref="Choose"/> hides it from NUKE.</summary>
    private static readonly string? Name = Environment.GetEnvironmentVariable("TERM");

    /// <summary>Whether standard output is to have colours.</summary>
    internal static bool AreWanted =>
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 };

    /// <summary>Whether standard output is a terminal on which lines can be drawn again.</summary>
    internal static bool CanRedraw =>
        !Console.IsOutputRedirected && (OperatingSystem.IsWindows() || Name is { Length: > 0 } and not PlainTerminal);

    /// <summary>Must be called before NUKE, which looks only once. GitHub's log is coloured anyway.</summary>
    internal static void Choose()
    {
        if (!AreWanted)
        {
            Environment.SetEnvironmentVariable("TERM", PlainTerminal);
        }
    }
}
