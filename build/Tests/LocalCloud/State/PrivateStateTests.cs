using AiChef.LocalCloud;
using AiChef.Tests.LocalCloud.Lambda;
using AiChef.Tests.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

/// <summary>What is in a state folder is its owner's alone: values of NoEcho parameters, objects, code.</summary>
public sealed class PrivateStateTests : IDisposable
{
    private const UnixFileMode OfOthers =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private readonly string _root = Directory.CreateTempSubdirectory("private-state").FullName;

    private string Folder => Path.Combine(_root, "state");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task No_file_and_no_folder_of_a_state_is_open_to_others()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using (var lambda = await LambdaFixture.StartAsync(new() { Folder = Folder }))
        {
            await lambda.MakeAsync("soup");
            await lambda.InvokeAsync("soup");
        }

        await File.AppendAllTextAsync(Path.Combine(Folder, "journal"), "damage\n");
        await Should.ThrowAsync<LocalCloudStateDamagedException>(UseAsync);

        Open().ShouldBeEmpty();
        Directory.GetFiles(Folder, "journal.damaged-*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_state_that_an_older_version_left_open_is_closed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await UseAsync();
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Path.Combine(Folder, "journal"), (UnixFileMode)0b110_100_100);

        await UseAsync();

        Open().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_holds_other_things_too_keeps_its_rights()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Folder, (UnixFileMode)0b111_101_101);
        await File.WriteAllTextAsync(Path.Combine(Folder, "other"), "");

        await UseAsync();

        File.GetUnixFileMode(Folder).HasFlag(UnixFileMode.OtherRead).ShouldBeTrue();
        Open().Select(Path.GetFileName).ShouldBeSubsetOf(["state", "other"]);
    }

    private async Task UseAsync()
    {
        await using var host = await LocalCloudHost.StartAsync(new() { Folder = Folder }, CancellationToken.None);
        await RawRequest.SendAsync(host.Url, "PUT /bucket", RawRequest.Signed("s3"));
        (await RawRequest.SendAsync(host.Url, "PUT /bucket/key", RawRequest.Signed("s3"), "content")).Status.ShouldBe(
            200
        );
    }

    // what is unzipped keeps the zip's rights within a folder that is closed
    private IEnumerable<string> Open() =>
        new DirectoryInfo(_root)
            .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(entry =>
                (entry.UnixFileMode & OfOthers) != UnixFileMode.None
                && !entry.FullName.StartsWith(Path.Combine(Folder, "functions") + "/", StringComparison.Ordinal)
            )
            .Select(static entry => entry.FullName);
}
