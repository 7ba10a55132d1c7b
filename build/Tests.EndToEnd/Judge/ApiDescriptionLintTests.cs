using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Spectral, a linter that knows OpenAPI and nothing of this repository, reads the API's document.</summary>
public sealed class ApiDescriptionLintTests
{
    private static readonly string Source = Path.Combine(
        RepositoryRoot.Path,
        "build",
        "Tests.EndToEnd",
        "Judge",
        "api-linter"
    );

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, ".nuke", "temp", "api-linter");

    private static readonly string Document = Path.Combine(
        RepositoryRoot.Path,
        "backend",
        "infrastructure",
        "openapi.json"
    );

    [Fact]
    public async Task It_finds_nothing_in_the_document() => (await LintAsync(Document)).ShouldEnd(0);

    [Fact]
    public async Task It_finds_an_operation_without_an_answer()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("api-linter-").FullName, "openapi.json");
        var text = await File.ReadAllTextAsync(Document);
        await File.WriteAllTextAsync(
            file,
            text.Replace(
                "\"operationId\": \"createSession\"",
                "\"operationId\": \"readSession\"",
                StringComparison.Ordinal
            )
        );

        (await LintAsync(file)).Output.ShouldContain("operation-operationId-unique");
    }

    private static async Task<EndedRun> LintAsync(string file)
    {
        Directory.CreateDirectory(Folder);
        foreach (var part in Directory.GetFiles(Source))
        {
            File.Copy(part, Path.Combine(Folder, Path.GetFileName(part)), overwrite: true);
        }

        await NpmAsync("install", "--no-audit", "--no-fund", "--no-package-lock");
        return await EndedRun.OfAsync(
            Path.Combine(Folder, "node_modules", ".bin", "spectral"),
            ["lint", "--ruleset", "rules.yaml", "--fail-severity", "warn", file],
            Folder
        );
    }

    private static async Task NpmAsync(params string[] arguments) =>
        (await EndedRun.OfAsync(Tool.Path("npm"), arguments, Folder)).ShouldEnd(0);
}
