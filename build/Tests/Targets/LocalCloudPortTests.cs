using AiChef.Deployment.Aws;
using AiChef.LocalCloud;
using AiChef.Targets.Cloud;
using Nuke.Common.IO;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>Which LocalCloud a run uses when another serves the port, and how a person reaches it later.</summary>
public sealed class LocalCloudPortTests : IDisposable
{
    private static readonly AwsConnection Connection = new() { Region = "us-east-1" };
    private readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("neighbor").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Some_other_program_on_the_port_is_no_LocalCloud()
    {
        var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var _ = listener;
        var answering = AnswerAsync(listener);
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        (await LocalCloudHost.FolderServedAsync(port, CancellationToken.None)).ShouldBeNull();

        await BoundedWait.ForAsync(answering, "the question");
    }

    [Fact]
    public async Task A_free_port_is_served_by_the_command_without_options()
    {
        var port = FreePort();
        var settings = new LocalCloudSettings { Port = port, StateFolder = _folder };
        await using var own = await SharedLocalCloud.OpenAsync(settings.ToOptions(), CancellationToken.None);

        var later = await new LocalCloudNeighbor(settings).CompleteAsync(Connection, own, CancellationToken.None);

        later.EndpointAfterRun.ShouldBe(new Uri($"http://127.0.0.1:{port}"));
        new LocalCloudSettings().CommandFor(LocalCloudSettings.DefaultPort).ShouldBe("./build.sh LocalCloud");
    }

    private static async Task AnswerAsync(System.Net.Sockets.TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\n\r\nhello\n"u8.ToArray());
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
