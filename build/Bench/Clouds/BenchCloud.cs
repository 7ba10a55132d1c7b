using AiChef.Bench.Measuring;
using AiChef.LocalCloud;

namespace AiChef.Bench.Clouds;

/// <summary>
/// A LocalCloud in this process, on a free port of 127.0.0.1, whose requests are counted. Its state is a copy, which is
/// deleted with it.
/// </summary>
internal sealed class BenchCloud : IAsyncDisposable
{
    private readonly LocalCloudHost _host;

    private BenchCloud(LocalCloudHost host, string folder, CallCounter calls)
    {
        (_host, Folder, Calls) = (host, folder, calls);
        Stacks = new StackQuery(host.Url);
    }

    /// <summary>The folder of its state, by which the build finds it.</summary>
    internal string Folder { get; }

    /// <summary>What it received.</summary>
    internal CallCounter Calls { get; }

    /// <summary>What is deployed to it.</summary>
    internal StackQuery Stacks { get; }

    /// <summary>Where it is, such as <c>http://127.0.0.1:4566</c>.</summary>
    internal string Endpoint => _host.Url.GetLeftPart(UriPartial.Authority);

    /// <summary>Starts one.</summary>
    /// <param name="state">The state to begin with; null to begin with nothing.</param>
    /// <param name="options">Its options but for the folder and the observer.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    internal static async Task<BenchCloud> StartAsync(
        CloudState? state,
        LocalCloudOptions options,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("bench-cloud-").FullName;
        try
        {
            state?.CopyTo(folder);
            var calls = new CallCounter();
            var counted = options with { Folder = folder, OnRequest = calls.Add };
            return new BenchCloud(await LocalCloudHost.StartAsync(counted, cancellationToken), folder, calls);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Has something deployed to a new one, and keeps what it holds then.</summary>
    /// <param name="state">The state to begin with; null to begin with nothing.</param>
    /// <param name="deployAsync">Deploys.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    internal static async Task<CloudState> KeepAsync(
        CloudState? state,
        Func<BenchCloud, Task> deployAsync,
        CancellationToken cancellationToken
    )
    {
        var cloud = await StartAsync(state, new(), cancellationToken);
        try
        {
            await deployAsync(cloud);
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
        await cloud.StopAsync();
        return new CloudState(cloud.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task StopAsync()
    {
        Stacks.Dispose();
        await _host.DisposeAsync();
    }
}
