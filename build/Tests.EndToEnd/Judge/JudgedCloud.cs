using AiChef.LocalCloud;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>An empty LocalCloud in this process, and the AWS CLI for it.</summary>
internal sealed class JudgedCloud : IAsyncDisposable
{
    private readonly LocalCloudHost _host;

    private JudgedCloud(LocalCloudHost host) => (_host, Aws) = (host, new AwsCli(host.Url));

    public AwsCli Aws { get; }

    public Uri Url => _host.Url;

    public static async Task<JudgedCloud> StartAsync(LocalCloudOptions? options = null) =>
        new(await LocalCloudHost.StartAsync(options ?? new LocalCloudOptions(), CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        Aws.Dispose();
        await _host.DisposeAsync();
    }
}
