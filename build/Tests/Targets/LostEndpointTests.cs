using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>
/// Exit code 2 says that nothing was written, so an AWS that is lost after the first write ends otherwise.
/// </summary>
public sealed class LostEndpointTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task An_endpoint_that_is_lost_after_the_first_write_is_a_failure()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new LocalCloudOptions
        {
            // The run waits for the change set until the endpoint is gone.
            ChangeSetTime = TimeSpan.FromHours(1),
            OnOperation = operation =>
            {
                if (operation == "DescribeChangeSet")
                {
                    asked.TrySetResult();
                }
            },
        };
        var host = await LocalCloudHost.StartAsync(options, CancellationToken.None);
        var run = DeployAsync(host.Url);
        await Task.WhenAny(asked.Task, run).WaitAsync(Limit);
        await host.DisposeAsync();

        var (code, output, error) = await run.WaitAsync(Limit);

        code.ShouldBe(1, $"{output}\n{error}");
        output.ShouldContain("cannot reach");
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_is_a_wrong_configuration()
    {
        var (code, output, error) = await DeployAsync(new Uri($"http://127.0.0.1:{LoopbackServer.FreePort()}"));

        code.ShouldBe(2, $"{output}\n{error}");
        output.ShouldContain("cannot reach");
    }

    private Task<(int ExitCode, string Output, string Error)> DeployAsync(Uri endpoint) =>
        _repository.RunAsync(
            $"{SampleInfrastructure.Deploy} --endpoint-url {endpoint.GetLeftPart(UriPartial.Authority)}"
        );
}
