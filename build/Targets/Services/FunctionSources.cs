using AiChef.Deployment.Lambda;
using AiChef.Targets.Processes;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Services;

/// <summary>The functions' source tree: what they are built from and how they are published.</summary>
internal static class FunctionSources
{
    /// <summary>
    /// The parameter of a function's template that names its first code; later code is released without CloudFormation.
    /// </summary>
    internal const string CodeKey = "CodeKey";

    /// <summary>
    /// Everything in the repository on which a function's bytes depend, as path patterns of GitHub: the fingerprint and
    /// the triggers of the workflow follow from the same list.
    /// </summary>
    internal static IReadOnlyList<string> Patterns { get; } =
    ["backend/functions/**", "backend/Directory.*", "build/Directory.*", "build/StandIns/**", "global.json"];

    private static readonly Dictionary<string, string?> Nothing = [];

    /// <summary>The packager of a checkout.</summary>
    internal static FunctionPackager Packager(AbsolutePath root, AbsolutePath output, ILogger log) =>
        new(root, [.. Of(root)], output, cancellationToken => PublishAsync(root, output, log, cancellationToken));

    /// <summary>
    /// The files and folders of <see cref="Patterns"/>, and which packages the bootstrap has chosen.
    /// </summary>
    internal static IEnumerable<string> Of(AbsolutePath root) =>
        [
            .. Patterns.SelectMany(pattern => PathsOf(root, pattern)),
            .. Directory.GetFiles((root / ".nuke" / "temp" / "bootstrap").CreateDirectory(), "chosen-packages"),
        ];

    private static string[] PathsOf(AbsolutePath root, string pattern)
    {
        var name = Path.GetFileName(pattern);
        var folder = root / pattern[..^name.Length];
        return name == "**" ? [folder]
            : name.Contains('*', StringComparison.Ordinal) ? Directory.GetFiles(folder, name)
            : [folder / name];
    }

    private static async Task PublishAsync(
        AbsolutePath root,
        AbsolutePath output,
        ILogger log,
        CancellationToken cancellationToken
    )
    {
        log.Information("Publishing the functions");
        var functions = root / "backend" / "functions";
        // Relative to each function's project: MSBuild would interpret a semicolon or comma in an absolute path.
        var folder = Path.GetRelativePath(functions / "function", output / "publish");
        var compiler = Path.GetRelativePath(root, FunctionPackager.CompilerFolder(output));
        string[] arguments =
        [
            "msbuild",
            functions / "Functions.proj",
            "-restore",
            "-t:Publish",
            "-p:Configuration=Release",
            "-p:RunAnalyzers=false",
            $"-p:FunctionsFolder={folder}",
            $"-p:CompilerFolder={compiler}",
            "-nologo",
            "-verbosity:quiet",
        ];
        var (exitCode, lines) = await DotNetCommand.CompileAsync(arguments, Nothing, cancellationToken);
        if (exitCode != 0)
        {
            throw DotNetCommand.Failed("the functions could not be built", lines);
        }
    }
}
