using System.Diagnostics;

namespace AiChef.Tests.Targets;

/// <summary>The build itself as a child process, without the variables by which this one was started.</summary>
internal static class BuildProcess
{
    private static readonly string[] Families = ["GITHUB_", "NUKE_"];

    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string root,
        string arguments,
        params (string Name, string Value)[] variables
    )
    {
        using var process = Start(root, arguments, variables);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    internal static Process Start(string root, string arguments, params (string Name, string Value)[] variables)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo("dotnet", [ProjectOutput.Build, .. words, "--root", root])
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(n => Families.Any(family => n.StartsWith(family, StringComparison.Ordinal)))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }
        start.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
