using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// Tests of calls that the product makes, once more on moto, an AWS of other people: what LocalCloud answers must not
/// only be what this repository expects.
/// </summary>
public sealed class OtherAwsTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Uri _url = new($"http://127.0.0.1:{LoopbackServer.FreePort()}");
    private ChildProcess _moto = null!;

    public async Task InitializeAsync()
    {
        string[] arguments = ["-H", _url.Host, "-p", $"{_url.Port}"];
        _moto = ChildProcess.Start(Tool.Path("moto_server"), arguments, RepositoryRoot.Path);
        await BoundedWait.UntilAsync(async () => _moto.HasEnded || await AnswersAsync(), "moto to answer");
        _moto.HasEnded.ShouldBeFalse(_moto.Output);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _moto?.Dispose();
        _http.Dispose();
    }

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
            ["JUDGE_ENDPOINT"] = _url.GetLeftPart(UriPartial.Authority),
        };
        string[] arguments = ["vstest", assembly, $"--TestCaseFilter:{filter}"];

        var run = await EndedRun.OfAsync("dotnet", arguments, RepositoryRoot.Path, variables);

        // Without a test that the filter names, the runner ends with 0 and passes nothing.
        run.ShouldEnd(0, "Passed: ");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(_url);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
