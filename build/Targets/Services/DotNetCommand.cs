using AiChef.Deployment;
using Nuke.Common;
using Nuke.Common.Tooling;

/// <summary>Runs the dotnet command beside other work; what it prints comes back and is not shown.</summary>
internal static class DotNetCommand
{
    private const int ToldLines = 20;

    internal static async Task<(int ExitCode, List<string> Lines)> RunAsync(string arguments, IReadOnlyDictionary<string, string> variables, CancellationToken ct)
    {
        var lines = new List<string>();
        var exitCode = await Task.Run(() =>
        {
            using var process = ProcessTasks.StartProcess(
                ToolPathResolver.GetPathExecutable("dotnet"), arguments, NukeBuild.RootDirectory, variables, logOutput: true, logInvocation: false, logger: (_, line) => lines.Add(line));
            process.WaitForExit();
            return process.ExitCode;
        }, ct).WaitAsync(ct);
        return (exitCode, lines);
    }

    /// <summary>A failure with the first lines of what the compiler said, each once.</summary>
    internal static DeploymentException Failed(string message, IEnumerable<string> lines) =>
        new(FailureKind.Failed, message, [.. lines.Where(static line => line.Length > 0).Distinct(StringComparer.Ordinal).Take(ToldLines)]);
}
