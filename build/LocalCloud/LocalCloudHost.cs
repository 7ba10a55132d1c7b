using System.Net;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.WebConsole;
using AiChef.LocalCloud.Wire;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiChef.LocalCloud;

/// <summary>
/// A running local AWS endpoint. AWS SDKs and the AWS CLI reach it by <see cref="Url"/> with any credentials.
/// </summary>
public sealed class LocalCloudHost : IAsyncDisposable
{
    private const int MostConnections = 1000;
    private readonly KestrelServer _server;
    private readonly HttpFrontend _frontend;
    private readonly CancellationTokenSource _stopping;
    private readonly Cloud _cloud;
    private readonly FolderLock? _folderLock;
    private bool _disposed;

    private LocalCloudHost(
        KestrelServer server,
        HttpFrontend frontend,
        Cloud cloud,
        FolderLock? folderLock,
        CancellationTokenSource stopping
    )
    {
        (_server, _frontend, _cloud, _folderLock, _stopping) = (server, frontend, cloud, folderLock, stopping);
        Url = new Uri(cloud.Url);
    }

    /// <summary>Where the endpoint listens, for instance http://127.0.0.1:4566.</summary>
    public Uri Url { get; }

    /// <summary>Where a browser shows what the endpoint has.</summary>
    public Uri Console => new(Url, ConsolePages.Path);

    /// <summary>The faults that the host injects; may be changed at any time.</summary>
    public LocalCloudFaults Faults => _cloud.Faults;

    internal Cloud Cloud => _cloud;

    /// <summary>
    /// Starts an endpoint on 127.0.0.1 and resumes the stack operations that the folder's last host left unfinished.
    /// </summary>
    /// <exception cref="LocalCloudFolderInUseException">Another running host owns the folder.</exception>
    /// <exception cref="LocalCloudStateFormatException">The folder was written by another version of
    /// LocalCloud.</exception>
    /// <exception cref="LocalCloudStateDamagedException">The folder's journal is damaged; a copy of it is
    /// kept.</exception>
    /// <exception cref="IOException">The port is taken or the folder cannot be used.</exception>
    public static async Task<LocalCloudHost> StartAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folderLock = options.Folder is { } folder ? FolderLock.Take(folder) : null;
        var stopping = new CancellationTokenSource();
        try
        {
            if (options.Folder is { } stateFolder)
            {
                if (StateFormat.IsOwnFolder(stateFolder))
                {
                    PrivateFiles.Close(stateFolder);
                }

                StateFormat.Check(stateFolder);
            }

            var store = StateStore.Open(options.Folder, options.RecoverState, options.OnNotice);
            var cloud = new Cloud(options, store, new BlobStore(options.Folder), Services.Offers, stopping.Token);
            var server = CreateServer(options.Port);
            var frontend = new HttpFrontend(
                cloud,
                new RequestRouter(cloud, [.. Services.All.Select(static service => service.Requests)]),
                call => ConsolePages.Answer(call, options.Region)
            );
            await StartAsync(server, frontend, cancellationToken);
            cloud.Url = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
            if (options.Folder is not null)
            {
                HostIdentity.Write(cloud);
            }

            foreach (var service in Services.All)
            {
                service.Resume(cloud);
            }

            return new LocalCloudHost(server, frontend, cloud, folderLock, stopping);
        }
        catch
        {
            stopping.Dispose();
            folderLock?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The URL of the host that owns a state folder, or null when none runs. It is asked over HTTP, so a left-over file
    /// never counts.
    /// </summary>
    public static Task<Uri?> FindRunningAsync(string folder, CancellationToken cancellationToken) =>
        HostIdentity.FindAsync(folder, cancellationToken);

    /// <summary>
    /// The state folder of the LocalCloud that serves a port of 127.0.0.1; empty when it keeps no state, null when no
    /// LocalCloud answers there within two seconds.
    /// </summary>
    public static Task<string?> FolderServedAsync(int port, CancellationToken cancellationToken) =>
        HostIdentity.FolderAtAsync(port, cancellationToken);

    /// <summary>
    /// Unregisters the endpoint from the folder: <see cref="FindRunningAsync"/> does not find it any more, existing
    /// clients are still served.
    /// </summary>
    public void Hide()
    {
        if (_cloud.Options.Folder is { } folder)
        {
            HostIdentity.Remove(folder);
        }
    }

    /// <summary>Stops serving. Operations that still run go on when the folder is opened the next time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _stopping.CancelAsync();
        using (var atOnce = new CancellationTokenSource())
        {
            await atOnce.CancelAsync();
            await _server.StopAsync(atOnce.Token);
        }

        _server.Dispose();
        _frontend.Dispose();
        _cloud.Store.Dispose();
        if (_cloud.Options.Folder is { } folder)
        {
            HostIdentity.Remove(folder);
        }

        _folderLock?.Dispose();
        _stopping.Dispose();
    }

    // The server alone, without host builder and container: a host builder costs a third of the time that a deployment
    // without changes may take.
    /// <summary>
    /// Starts the server outside the caller's execution context, which Kestrel's threads would otherwise keep.
    /// </summary>
    private static Task StartAsync(KestrelServer server, HttpFrontend frontend, CancellationToken cancellationToken)
    {
        using var isolated = ExecutionContext.SuppressFlow();
        return server.StartAsync(frontend, cancellationToken);
    }

    private static KestrelServer CreateServer(int port)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        // each service has a limit of its own, which the front end keeps before it reads
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Listen(IPAddress.Loopback, port, static listen => listen.Protocols = HttpProtocols.Http1);
        return new(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance
        );
    }
}
