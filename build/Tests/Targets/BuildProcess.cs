using System.Diagnostics;

namespace AiChef.Tests.Targets;

/// <summary>The build itself as a child process, without the variables by which this one was started.</summary>
internal static class BuildProcess
{
    private static readonly string[] Families = ["GITHUB_", "NUKE_"];

    internal static Task<(int ExitCode, string Output, string Error)> RunAsync(
        string root,
        string arguments,
        params (string Name, string Value)[] variables
    ) => EndAsync(Start(root, Words(arguments), variables));

    internal static Task<(int ExitCode, string Output, string Error)> RunAsync(
        string folder,
        string arguments,
        string root
    ) => EndAsync(Start(folder, [.. Words(arguments), "--root", root]));

    internal static Process Start(string root, string arguments, params (string Name, string Value)[] variables) =>
        Start(root, Words(arguments), variables);

    /// <summary>Starts it in a folder, which is also its root where the words name no other.</summary>
    internal static Process Start(
        string folder,
        IReadOnlyList<string> words,
        params (string Name, string Value)[] variables
    )
    {
        string[] root = words.Contains("--root", StringComparer.Ordinal) ? [] : ["--root", folder];
        var start = new ProcessStartInfo("dotnet", [ProjectOutput.Build, .. words, .. root])
        {
            WorkingDirectory = folder,
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

    private static string[] Words(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(int ExitCode, string Output, string Error)> EndAsync(Process started)
    {
        using var process = started;
        try
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = await BoundedWait.ForAsync(process.StandardOutput.ReadToEndAsync(), "the end of the build");
            await BoundedWait.ForAsync(process.WaitForExitAsync(), "the end of the build");
            return (process.ExitCode, output, await error);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
