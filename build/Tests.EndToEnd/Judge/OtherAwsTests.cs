using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// Tests of calls that the product makes, once more on moto, an AWS of other people: what LocalCloud answers must not
/// only be what this repository expects.
/// </summary>
public sealed class OtherAwsTests : IAsyncLifetime, IDisposable
{
    private MotoServer _moto = null!;

    public async Task InitializeAsync() => _moto = await MotoServer.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _moto?.Dispose();

    [Fact]
    public Task The_S3_calls_of_the_pipeline_get_the_same_answers() =>
        RunAsync("build/Tests/bin/Debug/AiChef.Tests.dll", "FullyQualifiedName~ArtifactStoreTests");

    /// <summary>Without two updates at once: moto takes no lock between a condition and its write.</summary>
    [Fact]
    public Task The_DynamoDB_calls_of_the_functions_get_the_same_answers() =>
        RunAsync(
            "backend/tests/Functions.Tests/bin/Debug/net10.0/AiChef.Functions.Tests.dll",
            "FullyQualifiedName~DynamoDbSessionStoreTests&FullyQualifiedName!~Of_two_updates"
        );

    private async Task RunAsync(string assembly, string filter)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["JUDGE_ENDPOINT"] = _moto.Url.GetLeftPart(UriPartial.Authority),
        };
        string[] arguments = ["vstest", assembly, $"--TestCaseFilter:{filter}"];

        var run = await EndedRun.OfAsync("dotnet", arguments, RepositoryRoot.Path, variables);

        // Without a test that the filter names, the runner ends with 0 and passes nothing.
        run.ShouldEnd(0, "Passed: ");
    }
}
