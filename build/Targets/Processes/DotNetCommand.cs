using System.ComponentModel;
using AiChef.Compilation;
using AiChef.Deployment;
using Nuke.Common;

namespace AiChef.Targets.Processes;

/// <summary>Runs the dotnet command concurrently. It ends with the run, however that ends.</summary>
internal static class DotNetCommand
{
    private const int ShownLines = 20;

    /// <summary>
    /// Runs a command that compiles: no MSBuild or compiler server keeps running with the variables and files of this
    /// run.
    /// </summary>
    /// <inheritdoc cref="RunAsync"/>
    internal static async Task<(int ExitCode, List<string> Lines)> CompileAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> variables,
        CancellationToken cancellationToken,
        Action<string>? onLine = null
    )
    {
        using var compiler = new SharedCompiler();
        return await RunAsync(
            [.. arguments, "-nodeReuse:false", .. compiler.Arguments],
            variables,
            cancellationToken,
            onLine
        );
    }

    /// <summary>Runs it and returns its output.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="variables">Variables that it gets besides those of this process.</param>
    /// <param name="cancellationToken">Ends it; nothing of it runs any more once this throws.</param>
    /// <param name="onLine">Receives each line at once.</param>
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

    /// <summary>A failure with the compiler's first messages, each once.</summary>
    internal static DeploymentException Failed(string message, IEnumerable<string> lines) =>
        new(
            FailureKind.Failed,
            message,
            [.. lines.Where(line => line.Length > 0).Distinct(StringComparer.Ordinal).Take(ShownLines)]
        );
}
