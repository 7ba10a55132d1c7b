using AiChef.Compilation;
using AiChef.Deployment;
using AiChef.Targets.Processes;
using Nuke.Common;

namespace AiChef.Targets.Services;

/// <summary>
/// The compiler of the SDK, which stays in memory for as long as this lives: otherwise most of the time goes into its
/// own start.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    /// <summary>
    /// How long it waits for a next call: two weeks, near the most that it counts in milliseconds. A negative number,
    /// which should mean for ever, ends it with an error after the first call.
    /// </summary>
    private const int MostIdleSeconds = 14 * 24 * 60 * 60;

    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly SharedCompiler _shared = new();
    private readonly string _folder;
    private readonly BoundProcess _server;

    /// <summary>Starts it.</summary>
    /// <param name="folder">The folder of the compiler.</param>
    internal CompilerServer(string folder)
    {
        _folder = folder;
        _server = BoundProcess.Start(
            "dotnet",
            ["exec", Path.Combine(folder, "VBCSCompiler.dll"), $"-pipename:{_shared.Name}"],
            NukeBuild.RootDirectory,
            Nothing,
            static _ => { }
        );
    }

    /// <summary>Whether it is still in memory.</summary>
    internal bool IsRunning => !_server.WaitForExit(TimeSpan.Zero);

    public void Dispose()
    {
        _server.Dispose();
        _shared.Dispose();
    }

    /// <summary>Compiles a project.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="responseFile">The file with the arguments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DeploymentException">It does not compile.</exception>
    internal async Task CompileAsync(string project, string responseFile, CancellationToken cancellationToken)
    {
        var (exitCode, lines) = await DotNetCommand.RunAsync(
            [
                "exec",
                Path.Combine(_folder, "csc.dll"),
                $"/shared:{_shared.Name}",
                $"/keepalive:{MostIdleSeconds}",
                "/nologo",
                "/noconfig",
                $"@{responseFile}",
            ],
            Nothing,
            cancellationToken,
            folder: project
        );
        if (exitCode != 0)
        {
            throw DotNetCommand.Failed($"{Path.GetFileName(project)} does not compile", lines);
        }
    }
}
