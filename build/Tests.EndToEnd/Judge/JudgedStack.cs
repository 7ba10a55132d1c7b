using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>A stack that the AWS CLI deployed.</summary>
public sealed class JudgedStack : IAsyncLifetime
{
    private JudgedCloud _cloud = null!;

    internal AwsCli Aws => _cloud.Aws;

    public async Task InitializeAsync()
    {
        _cloud = await JudgedCloud.StartAsync();
        await Aws.DeployAsync();
    }

    public Task DisposeAsync() => _cloud.DisposeAsync().AsTask();
}
