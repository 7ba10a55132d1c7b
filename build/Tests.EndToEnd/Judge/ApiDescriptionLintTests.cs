using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Spectral, a linter that knows OpenAPI and nothing of this repository, reads the API's document.</summary>
public sealed class ApiDescriptionLintTests
{
    private static readonly NpmProject Linter = new("api-linter");

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
        await Linter.InstallAsync();
        return await Linter.RunAsync("spectral", ["lint", "--ruleset", "rules.yaml", "--fail-severity", "warn", file]);
    }
}
