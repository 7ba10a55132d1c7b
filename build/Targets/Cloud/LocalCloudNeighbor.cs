using System.Net;
using System.Net.Sockets;
using AiChef.Deployment.Aws;
using AiChef.LocalCloud;
using Serilog;

namespace AiChef.Targets.Cloud;

/// <summary>
/// What serves the port on which a person expects the LocalCloud of this run: none, this one, another with another state
/// folder, or some other program.
/// </summary>
/// <param name="settings">The port and the state folder.</param>
internal sealed class LocalCloudNeighbor(LocalCloudSettings settings)
{
    private const int LastPort = 65535;

    /// <summary>
    /// Says which LocalCloud the run uses when another serves the port, and how a person reaches this one later.
    /// </summary>
    internal async Task<AwsConnection> CompleteAsync(
        AwsConnection connection,
        SharedLocalCloud local,
        CancellationToken cancellationToken
    )
    {
        var isFree = IsFree(settings.Port);
        if (!isFree && local.Url.Port != settings.Port)
        {
            await TellOtherAsync(local, cancellationToken);
        }
        if (!local.IsOwn)
        {
            return connection;
        }
        var port = isFree ? settings.Port : NextFreePort();
        return connection with
        {
            LastingEndpoint = new Uri($"http://127.0.0.1:{port}"),
            LastingEndpointCommand = settings.CommandFor(port),
        };
    }

    private async Task TellOtherAsync(SharedLocalCloud local, CancellationToken cancellationToken)
    {
        if (await LocalCloudHost.FolderServedAsync(settings.Port, cancellationToken) is not { } folder)
        {
            return;
        }
        Log.Information(
            "Another LocalCloud serves http://127.0.0.1:{Port} with the state folder {Other}; this run uses {Which} at "
                + "{Url:l}, because its own state folder is {Folder}",
            settings.Port,
            folder,
            local.IsOwn ? "one of its own" : "the one",
            local.Url.GetLeftPart(UriPartial.Authority),
            settings.Folder
        );
    }

    private int NextFreePort()
    {
        for (var port = settings.Port + 1; port <= LastPort; port++)
        {
            if (IsFree(port))
            {
                return port;
            }
        }
        return settings.Port;
    }

    /// <summary>Binding tells at once; on Windows, connecting to a port that nobody serves takes two seconds.</summary>
    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
