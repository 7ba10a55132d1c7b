namespace AiChef.Targets.CommandLine;

/// <summary>How the process tells what came of a run.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for is done.</summary>
    public const int Done = 0;

    /// <summary>A deployment or a test failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong configuration or arguments; nothing was changed.</summary>
    public const int WrongArguments = 2;

    /// <summary>Refused by a safety gate.</summary>
    public const int Refused = 3;

    /// <summary>Timed out while AWS still works on it.</summary>
    public const int TimedOut = 4;

    /// <summary>Cancelled.</summary>
    public const int Cancelled = 5;

    private const int NukeFailure = -1;

    /// <summary>
    /// NUKE answers -1 when nobody has set an exit code. A failed target always has one (see <see cref="FailureExitCodeAttribute"/>),
    /// so the failure came before the first target: a requirement that is not met, an unknown profile, a cycle.
    /// </summary>
    public static int Of(int nukeResult) => nukeResult == NukeFailure ? WrongArguments : nukeResult;
}
