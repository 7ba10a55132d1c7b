using AiChef.Deployment.Aws;
using AiChef.LocalCloud;
using AiChef.Targets.Cloud;
using Nuke.Common.IO;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>Which LocalCloud a run uses when another serves the port, and how a person reaches it later.</summary>
public sealed class LocalCloudNeighborTests : IDisposable
{
    private static readonly AwsConnection Connection = new() { Region = "us-east-1" };
    private readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("neighbor").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Another_LocalCloud_with_another_state_folder_is_reported_in_one_line()
    {
        await using var other = await HostAsync("other");
        var settings = new LocalCloudSettings { Port = other.Url.Port, StateFolder = _folder / "mine" };
        await using var own = await SharedLocalCloud.OpenAsync(settings.ToOptions(), CancellationToken.None);
        var neighbor = new LocalCloudNeighbor(settings);

        (await neighbor.NoticeAsync(own, CancellationToken.None)).ShouldBe(
            $"The LocalCloud at http://127.0.0.1:{other.Url.Port} "
                + $"has another state folder, {_folder / "other"}; this run "
                + $"uses a LocalCloud of its own at http://127.0.0.1:{own.Url.Port} with its own, {_folder / "mine"}"
        );
        var later = await neighbor.CompleteAsync(Connection, own, CancellationToken.None);
        later.EndpointAfterRun!.Port.ShouldBeGreaterThan(other.Url.Port);
        later.LastingEndpointCommand.ShouldBe(
            $"./build.sh LocalCloud --port {later.EndpointAfterRun.Port} --state-folder \"{_folder / "mine"}\""
        );
    }

    [Fact]
    public async Task A_run_finds_the_LocalCloud_of_its_state_folder_on_any_port_and_names_it()
    {
        await using var other = await HostAsync("other");
        await using var mine = await HostAsync("mine");
        var settings = new LocalCloudSettings { Port = other.Url.Port, StateFolder = _folder / "mine" };
        await using var joined = await SharedLocalCloud.OpenAsync(settings.ToOptions(), CancellationToken.None);
        var neighbor = new LocalCloudNeighbor(settings);

        joined.Url.ShouldBe(mine.Url);
        (await neighbor.NoticeAsync(joined, CancellationToken.None))!.ShouldEndWith(
            $"this run uses the LocalCloud at http://127.0.0.1:{mine.Url.Port} with its own, {_folder / "mine"}"
        );
        var later = await neighbor.CompleteAsync(Connection, joined, CancellationToken.None);
        later.LastingEndpointCommand.ShouldBeNull();
    }

    private Task<LocalCloudHost> HostAsync(string folder) =>
        LocalCloudHost.StartAsync(new LocalCloudOptions { Folder = _folder / folder }, CancellationToken.None);
}
