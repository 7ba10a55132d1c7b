using System.Net;
using System.Net.Sockets;
using AiChef.Deployment.Aws;
using AiChef.LocalCloud;
using Serilog;

namespace AiChef.Targets.Cloud;

/// <summary>
/// What serves the port on which a person expects the LocalCloud of this run: none, this one, another with another
/// state folder, or some other program.
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
        if (await NoticeAsync(local, cancellationToken) is { } notice)
        {
            Log.Information("{Notice:l}", notice);
        }
        if (!local.IsOwn)
        {
            return connection;
        }
        var port = FreePort();
        return connection with
        {
            EndpointAfterRun = new Uri($"http://127.0.0.1:{port}"),
            LastingEndpointCommand = settings.CommandFor(port),
        };
    }

    /// <summary>
    /// One line that says which LocalCloud the run uses, and why; null when no other one serves the port.
    /// </summary>
    internal async Task<string?> NoticeAsync(SharedLocalCloud local, CancellationToken cancellationToken)
    {
        if (
            local.Url.Port == settings.Port
            || IsFree(settings.Port)
            || await LocalCloudHost.FolderServedAsync(settings.Port, cancellationToken) is not { } folder
        )
        {
            return null;
        }
        var used = local.IsOwn ? "a LocalCloud of its own" : "the LocalCloud";
        return $"The LocalCloud at http://127.0.0.1:{settings.Port} has another state folder, {folder}; this run uses "
            + $"{used} at {local.Url.GetLeftPart(UriPartial.Authority)} with its own, {settings.Folder}";
    }

    /// <summary>The port that was asked for, or the next that nobody serves.</summary>
    private int FreePort() =>
        Enumerable.Range(settings.Port, LastPort + 1 - settings.Port).FirstOrDefault(IsFree, settings.Port);

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
