using AiChef.Tests;

namespace AiChef.Faults;

/// <summary>Runs of the build as child processes that may be killed.</summary>
internal static class BuildRun
{
    /// <summary>Starts one.</summary>
    internal static ChildProcess Start(string root, string arguments) =>
        ChildProcess.Start("bash", ["build.sh", .. arguments.Split(' ')], root);

    /// <summary>Runs to the end.</summary>
    internal static async Task<(int ExitCode, string Output)> CompleteAsync(string root, string arguments)
    {
        using var run = Start(root, arguments);
        var code = await run.EndAsync();
        return (code, run.Output);
    }
}
