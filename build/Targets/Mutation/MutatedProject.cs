using System.Text.Json;
using AiChef.Targets.Functions;
using Nuke.Common.IO;

namespace AiChef.Targets.Mutation;

/// <summary>A project whose code is changed in one place at a time, and the tests that should notice.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Folder">The folder of the code, relative to the root.</param>
/// <param name="Project">The name of its project file.</param>
/// <param name="Tests">The folder of the project that serves its tests, relative to the root.</param>
/// <param name="Threshold">The share of changes in percent that they have to notice in all files together.</param>
/// <param name="FileThreshold">The percentage that they must notice in each file.</param>
internal sealed record MutatedProject(
    string Name,
    string Folder,
    string Project,
    string Tests,
    int Threshold,
    int FileThreshold
)
{
    private static readonly string[] Reporters = ["json", "html"];

    /// <summary>Excluded kinds of changes: texts are for people, and tests assert those that matter.</summary>
    private static readonly string[] Ignored = ["string"];

    /// <summary>Calls whose arguments make no observable difference.</summary>
    private static readonly string[] IgnoredCalls = ["ConfigureAwait"];

    /// <summary>
    /// How much longer all tests of a change may take before it counts as a timeout. The server gives up each test
    /// that takes too long.
    /// </summary>
    private const int AdditionalMilliseconds = 300_000;

    /// <summary>The protocol of build/Tests.Server, which runs the tests in one process for all changes.</summary>
    private const string Runner = "mtp";

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<MutatedProject> All { get; } =
    [
        new("deployment", "build/Deployment", "Deployment.csproj", "build/Tests.Server", 85, 75),
        Backend("functions", "Shared", "AiChef.Functions.Shared"),
        .. DeclaredFunctions.All.Select(function => Backend(function.Name, function.Name, function.Name)),
    ];

    /// <summary>
    /// Those of the files that belong to it, relative to its folder; not Program.cs, which runs in processes only.
    /// </summary>
    internal IReadOnlyList<string> FilesOf(IEnumerable<string> files) =>
        [
            .. files
                .Where(file => file.StartsWith($"{Folder}/", StringComparison.Ordinal))
                .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
                .Where(file => Path.GetFileName(file) != "Program.cs")
                .Select(file => file[(Folder.Length + 1)..]),
        ];

    /// <summary>Stryker's configuration of a run.</summary>
    /// <param name="files">The files to change, relative to the project's folder.</param>
    /// <remarks>https://stryker-mutator.io/docs/stryker-net/configuration/</remarks>
    internal string Configuration(IEnumerable<string> files) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["stryker-config"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["project"] = Project,
                    ["mutate"] = files,
                    ["test-runner"] = Runner,
                    ["reporters"] = Reporters,
                    ["coverage-analysis"] = "perTest",
                    ["ignore-mutations"] = Ignored,
                    ["ignore-methods"] = IgnoredCalls,
                    ["additional-timeout"] = AdditionalMilliseconds,
                    ["concurrency"] = Environment.ProcessorCount,
                },
            }
        );

    /// <summary>The path of Stryker's report.</summary>
    internal static AbsolutePath ReportIn(AbsolutePath folder) => folder / "reports" / "mutation-report.json";

    private static MutatedProject Backend(string name, string folder, string project) =>
        new(name, $"backend/functions/{folder}", $"{project}.csproj", "backend/tests/Functions.Tests.Server", 90, 75);
}
