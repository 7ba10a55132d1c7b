using System.Diagnostics;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// What the steps of a job left running. The runner knows it by a variable that every process of the job inherits, and
/// kills it at the job's end.
/// </summary>
/// <remarks>https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs</remarks>
internal static class Orphans
{
    public const string Variable = "RUNNER_TRACKING_ID";

    /// <summary>
    /// Kills them, and tells the names of those it met; none except on Linux, whose processes show their variables.
    /// </summary>
    public static IReadOnlyList<string> Kill(string trackingId)
    {
        var met = new List<string>();
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (Belongs(process.Id, $"{Variable}={trackingId}") && End(process) is { } name)
                {
                    met.Add(name);
                }
            }
        }
        return met;
    }

    /// <summary>The name of the process; null when it ended by itself in the meantime.</summary>
    private static string? End(Process process)
    {
        try
        {
            var name = process.ProcessName;
            process.Kill();
            process.WaitForExit();
            return name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Belongs(int id, string entry)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains(entry, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
