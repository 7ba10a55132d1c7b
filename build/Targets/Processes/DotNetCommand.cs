using System.ComponentModel;
using AiChef.Compilation;
using AiChef.Deployment;
using Nuke.Common;

namespace AiChef.Targets.Processes;

/// <summary>Runs the dotnet command beside other work. It ends with the run, however that ends.</summary>
internal static class DotNetCommand
{
    private const int ToldLines = 20;

    /// <summary>
    /// What every command that compiles takes: no server of MSBuild or of the compiler stays behind, with the variables
    /// of this run and its files in its hands.
    /// </summary>
    internal static IReadOnlyList<string> WithoutServers { get; } =
    ["-nodeReuse:false", "-p:UseSharedCompilation=false"];

    /// <summary>Runs it; what it prints comes back.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="variables">Variables that it gets besides those of this process.</param>
    /// <param name="cancellationToken">Ends it; nothing of it runs any more once this throws.</param>
    /// <param name="onLine">Gets each line at once.</param>
    /// <param name="folder">Where it runs; the root of the repository by default.</param>
    /// <exception cref="DeploymentException">It cannot be started.</exception>
    internal static async Task<(int ExitCode, List<string> Lines)> RunAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> variables,
        CancellationToken cancellationToken,
        Action<string>? onLine = null,
        string? folder = null
    )
    {
        var lines = new List<string>();
        try
        {
            using var process = BoundProcess.Start(
                "dotnet",
                arguments,
                folder ?? NukeBuild.RootDirectory,
                variables,
                Keep
            );
            return (await process.WaitForExitAsync(cancellationToken), lines);
        }
        catch (Win32Exception e)
        {
            throw DeploymentException.Configuration($"dotnet cannot be started: {e.Message}", e);
        }

        void Keep(string line)
        {
            lines.Add(line);
            onLine?.Invoke(line);
        }
    }

    /// <summary>A failure with the first lines of what the compiler said, each once.</summary>
    internal static DeploymentException Failed(string message, IEnumerable<string> lines) =>
        new(
            FailureKind.Failed,
            message,
            [.. lines.Where(line => line.Length > 0).Distinct(StringComparer.Ordinal).Take(ToldLines)]
        );
}
