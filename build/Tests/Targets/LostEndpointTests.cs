using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>Exit code 2 says that nothing was written, so an AWS that is lost after the first write ends otherwise.</summary>
public sealed class LostEndpointTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("DescribeStacks", 2)]
    [InlineData("CreateChangeSet", 1)]
    [InlineData("DescribeChangeSet", 1)]
    [InlineData("ExecuteChangeSet", 1)]
    public async Task The_exit_code_tells_whether_anything_may_have_been_written(string lastOperation, int exitCode)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new LocalCloudOptions
        {
            ProvisioningTime = TimeSpan.FromMinutes(1),
            OnOperation = operation =>
            {
                if (operation == lastOperation)
                {
                    asked.TrySetResult();
                }
            },
        };
        var host = await LocalCloudHost.StartAsync(options, CancellationToken.None);
        var run = _repository.RunAsync(
            $"{SampleInfrastructure.Deploy} --endpoint-url {host.Url.GetLeftPart(UriPartial.Authority)}"
        );
        await Task.WhenAny(asked.Task, run).WaitAsync(Limit);
        await host.DisposeAsync();

        var (code, output, error) = await run.WaitAsync(Limit);

        code.ShouldBe(exitCode, $"{output}\n{error}");
        output.ShouldContain("cannot reach");
    }
}
