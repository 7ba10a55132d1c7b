namespace AiChef.Targets.Output;

/// <summary>
/// Decides whether lines are coloured. NUKE goes by the terminal's name alone, so that a file that the output is
/// redirected to fills with escape sequences, and NO_COLOR has no effect.
/// </summary>
/// <remarks>https://no-color.org</remarks>
internal static class TerminalColors
{
    /// <summary>
    /// NUKE has sequences for terminals whose name begins with xterm, and the console none for this one.
    /// </summary>
    private const string PlainTerminal = "dumb";

    /// <summary>
    /// To be called before anything of NUKE runs, which looks only once. GitHub's log is coloured all the same.
    /// </summary>
    internal static void Choose()
    {
        if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
        {
            Environment.SetEnvironmentVariable("TERM", PlainTerminal);
        }
    }
}
