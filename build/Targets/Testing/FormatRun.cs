using AiChef.Deployment;
using AiChef.Targets.Processes;
using Nuke.Common;
using Serilog;

namespace AiChef.Targets.Testing;

/// <summary>
/// The formatter over all C# files; <c>.csharpierrc.json</c> and <c>.csharpierignore</c> configure it.
/// </summary>
/// <param name="command"><c>format</c> writes, <c>check</c> only reports.</param>
internal sealed class FormatRun(string command)
{
    private static readonly Dictionary<string, string?> Nothing = [];

    /// <summary>Runs it.</summary>
    /// <exception cref="DeploymentException">Files are not formatted, or the formatter is not available.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await DotNetAsync("the formatter could not be restored", ["tool", "restore"], cancellationToken);
        var lines = await DotNetAsync(
            "files are not formatted; run ./build.sh Format",
            ["csharpier", command, "."],
            cancellationToken
        );
        Log.Information("{Result:l}", lines.Count > 0 ? lines[^1] : "");
    }

    private static async Task<IReadOnlyList<string>> DotNetAsync(
        string problem,
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        var (exitCode, lines) = await DotNetCommand.RunAsync(
            arguments,
            Nothing,
            cancellationToken,
            folder: NukeBuild.RootDirectory
        );
        return exitCode == 0 ? lines : throw DotNetCommand.Failed(problem, lines);
    }
}
