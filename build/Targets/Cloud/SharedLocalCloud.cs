using AiChef.Deployment;
using AiChef.LocalCloud;
using Serilog;

namespace AiChef.Targets.Cloud;

/// <summary>
/// The LocalCloud of this repository: one that is already running, or one that is hosted as long as this run and those
/// that joined it need it.
/// </summary>
internal sealed class SharedLocalCloud : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private readonly string _folder;
    private readonly HostLease? _lease;
    private readonly LocalCloudHost? _host;

    private SharedLocalCloud(string folder, Uri url, HostLease? lease, LocalCloudHost? host) =>
        (_folder, Url, _lease, _host) = (folder, url, lease, host);

    internal Uri Url { get; }

    /// <summary>True when this process serves it.</summary>
    internal bool IsOwn => _host is not null;

    /// <summary>Joins the host that owns the folder, or becomes it.</summary>
    /// <exception cref="DeploymentException">A host holds the folder but does not answer, or the folder was written by
    /// another version or is damaged.</exception>
    internal static async Task<SharedLocalCloud> OpenAsync(
        LocalCloudOptions options,
        CancellationToken cancellationToken
    )
    {
        var folder = options.Folder!;
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // The lease is taken first: a host that is about to stop either sees the lease or is no longer found.
            var lease = HostLease.Take(folder);
            if (await LocalCloudHost.FindRunningAsync(folder, cancellationToken) is { } running)
            {
                if (
                    options.ProvisioningTime > TimeSpan.Zero
                    || options.ProvisioningTimes.Count > 0
                    || !options.Faults.IsEmpty
                )
                {
                    Log.Warning(
                        "LocalCloud is already running at {Url}: provisioning time and "
                            + "faults are its own, those given to this run have no effect",
                        running
                    );
                }

                return new SharedLocalCloud(folder, running, lease, null);
            }
            lease.Dispose();
            try
            {
                var host = await LocalCloudHost.StartAsync(options, cancellationToken);
                return new SharedLocalCloud(folder, host.Url, null, host);
            }
            catch (LocalCloudFolderInUseException e) when (TimeProvider.System.GetElapsedTime(started) > Timeout)
            {
                throw DeploymentException.Configuration(
                    $"a LocalCloud holds {folder} but does not answer; stop that process and try again",
                    e
                );
            }
            catch (IOException e) when (e is LocalCloudStateFormatException or LocalCloudStateDamagedException)
            {
                throw DeploymentException.Configuration(e.Message, e);
            }
            catch (LocalCloudFolderInUseException)
            {
                await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lease?.Dispose();
        if (_host is null)
        {
            return;
        }

        await LeasesEndAsync();
        _host.Hide();
        await LeasesEndAsync();
        await _host.DisposeAsync();
    }

    private async Task LeasesEndAsync()
    {
        if (!HostLease.AnyHeld(_folder))
        {
            return;
        }

        Log.Information("Another run still uses this run's LocalCloud; serving until it ends");
        do
        {
            await Task.Delay(LookAgain, TimeProvider.System);
        } while (HostLease.AnyHeld(_folder));
    }
}
