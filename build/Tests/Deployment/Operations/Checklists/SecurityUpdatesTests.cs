using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>What is said of vulnerable packages, and of feeds that know nothing of them.</summary>
public sealed class SecurityUpdatesTests : IDisposable
{
    private const string WithAdvisories = """{"resources":[{"@id":"x","@type":"VulnerabilityInfo/6.7.0"}]}""";
    private const string Without = """{"resources":[{"@id":"x","@type":"PackageBaseAddress/3.0.0"}]}""";

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_vulnerable_package_is_red_with_its_advisory()
    {
        var found = await LookAsync(
            "Restore complete\n"
                + Report(
                    "http://127.0.0.1:1/index.json",
                    """
                    {"id":"Soup","resolvedVersion":"1.0.0","vulnerabilities":[
                      {"severity":"High","advisoryurl":"https://github.com/advisories/GHSA-1"}]}
                    """
                )
        );

        found.State.ShouldBe(HealthState.Unhealthy);
        found.Summary.ShouldBe("vulnerable: Soup 1.0.0 (high)");
        found.Evidence!.Rows.Single().ShouldBe(["Soup", "1.0.0", "High", "https://github.com/advisories/GHSA-1"]);
    }

    [Fact]
    public async Task No_vulnerable_package_is_good_news_only_where_the_feed_knows_of_any()
    {
        using var knowing = new StubEndpoint(200, WithAdvisories);
        using var ignorant = new StubEndpoint(200, Without);

        var known = await LookAsync(Report(knowing.Url.AbsoluteUri, """{"id":"Soup","resolvedVersion":"1.0.0"}"""));
        var unknown = await LookAsync(
            Report(ignorant.Url.AbsoluteUri, """{"id":"Soup","resolvedVersion":"1.0.0","latestVersion":"1.2.0"}""")
        );

        known.State.ShouldBe(HealthState.Healthy, known.Summary);
        unknown.State.ShouldBe(HealthState.Noted, unknown.Summary);
        unknown.Summary.ShouldBe("not known: 127.0.0.1 has no data on vulnerabilities; 1 packages are outdated");
        unknown.Evidence!.Rows.Single().ShouldBe(["Soup", "1.0.0", "1.2.0", ""]);
    }

    [Theory]
    [InlineData("MSBUILD : error MSB1003: no project", "dotnet package list: MSBUILD : error MSB1003: no project")]
    [InlineData(
        """{"version":1,"problems":[{"level":"error","text":"Run a restore first."}]}""",
        "dotnet package list: Run a restore first."
    )]
    public async Task A_command_that_fails_is_red_and_not_taken_for_good_news(string output, string reason)
    {
        var found = await LookAsync(output);

        found.State.ShouldBe(HealthState.Unhealthy);
        found.Summary.ShouldBe($"cannot be looked at: {reason}");
    }

    private Task<ChecklistFinding> LookAsync(string output) =>
        LookAsync(new SecurityUpdates((_, _) => Task.FromResult(output), new AdvisoryFeeds(_http)));

    private static async Task<ChecklistFinding> LookAsync(SecurityUpdates point) =>
        (await new ChecklistRound([point], TimeProvider.System).LookAsync(CancellationToken.None)).Single();

    private static string Report(string source, string package) =>
        $$"""
            {"version":1,"sources":["{{source}}"],"projects":[{"path":"a.csproj"},{"path":"b.csproj","frameworks":[
              {"framework":"net10.0","topLevelPackages":[{{package}}]}]}]}
            """;
}
