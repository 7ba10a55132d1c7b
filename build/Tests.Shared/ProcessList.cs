using System.Diagnostics;

namespace AiChef.Tests;

/// <summary>The processes of this machine, by which tests see that nothing was left behind.</summary>
public static class ProcessList
{
    /// <summary>The ids of those whose command line holds a text, such as the folder of a test.</summary>
    public static IReadOnlyList<string> IdsOf(string text) =>
        [
            .. Lines("-eww", "-o", "pid=,args=")
                .Where(line => line.Contains(text, StringComparison.Ordinal))
                .Select(line => line.Trim().Split(' ')[0]),
        ];

    /// <summary>Waits until there is none whose command line holds a text.</summary>
    public static Task NoneIsLeftOfAsync(string text) =>
        BoundedWait.UntilAsync(() => IdsOf(text).Count == 0, $"the end of all processes of {text}");

    /// <summary>Waits until none of these is there: the system clears a killed one away in its own time.</summary>
    public static Task HaveEndedAsync(IReadOnlyList<string> ids) =>
        BoundedWait.UntilAsync(() => !ids.Any(IsRunning), $"the end of the processes {string.Join(", ", ids)}");

    /// <summary>A dead process that its parent has not yet asked for is listed as a zombie.</summary>
    private static bool IsRunning(string id) =>
        Lines("-o", "stat=", "-p", id).Any(line => line is not "" and not ['Z', ..]);

    private static string[] Lines(params string[] arguments)
    {
        var start = new ProcessStartInfo("ps", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var list = Process.Start(start)!;
        return list.StandardOutput.ReadToEnd().Split('\n');
    }
}
