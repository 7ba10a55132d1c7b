using AiChef.LocalCloud;
using AiChef.LocalCloud.State;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

public sealed class StateFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"localcloud-{Guid.NewGuid():N}");

    [Fact]
    public void A_batch_is_there_as_a_whole_after_reopening()
    {
        using (var store = StateStore.Open(Folder()))
        {
            using (store.Begin())
            {
                store.Write("c", "a", "{\"x\":1}"u8.ToArray());
                store.Write("c", "b", "[2]"u8.ToArray());
            }

            store.Write("c", "a", null);
        }

        using var again = StateStore.Open(_folder);
        again
            .Load("c")
            .Select(static entry => $"{entry.Key}={System.Text.Encoding.UTF8.GetString(entry.Value.Span)}")
            .ShouldBe(["b=[2]"]);
    }

    [Theory]
    [InlineData("[[\"c\",\"torn\",{\"x\":")]
    [InlineData("[[\"c\",\"torn\"")]
    [InlineData("[")]
    [InlineData("[[\"c\",\"torn\",{}]]")]
    public void A_line_that_a_kill_tore_is_dropped_and_overwritten(string torn)
    {
        using (var store = StateStore.Open(Folder()))
        {
            store.Write("c", "a", "1"u8.ToArray());
        }

        File.AppendAllText(Path.Combine(_folder, "journal"), torn);
        using (var store = StateStore.Open(_folder))
        {
            store.Load("c").Select(static entry => entry.Key).ShouldBe(["a"]);
            store.Write("c", "b", "2"u8.ToArray());
        }

        using var again = StateStore.Open(_folder);
        again.Load("c").Select(static entry => entry.Key).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_journal_full_of_old_versions_shrinks_when_opened()
    {
        var document = new byte[2000];
        Array.Fill(document, (byte)'7');
        using (var store = StateStore.Open(Folder()))
        {
            for (var i = 0; i < 1000; i++)
            {
                store.Write("c", "same", document);
            }
        }

        using var again = StateStore.Open(_folder);

        new FileInfo(Path.Combine(_folder, "journal")).Length.ShouldBeLessThan(10_000);
        again.Load("c").Single().Value.Length.ShouldBe(2000);
    }

    [Fact]
    public async Task Two_hosts_never_share_a_folder()
    {
        await using var first = await LocalCloudHost.StartAsync(new() { Folder = _folder }, CancellationToken.None);
        (
            await Should.ThrowAsync<LocalCloudFolderInUseException>(() =>
                LocalCloudHost.StartAsync(new() { Folder = _folder }, CancellationToken.None)
            )
        ).Folder.ShouldBe(_folder);
    }

    [Fact]
    public async Task A_running_host_is_found_by_its_folder_and_a_gone_one_is_not()
    {
        await using (var host = await LocalCloudHost.StartAsync(new() { Folder = _folder }, CancellationToken.None))
        {
            (await LocalCloudHost.FindRunningAsync(_folder, CancellationToken.None)).ShouldBe(host.Url);
            File.Copy(Path.Combine(_folder, "endpoint"), Path.Combine(_folder, "left-over"));
        }

        (await LocalCloudHost.FindRunningAsync(_folder, CancellationToken.None)).ShouldBeNull();
        File.Move(Path.Combine(_folder, "left-over"), Path.Combine(_folder, "endpoint"));
        (await LocalCloudHost.FindRunningAsync(_folder, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_blob_is_kept_under_its_hash(bool inMemory)
    {
        var blobs = new BlobStore(inMemory ? null : Folder());
        var key = blobs.Put("content"u8);

        key.ShouldBe("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73");
        blobs.Put("content"u8).ShouldBe(key);
        blobs.Get(key).ShouldBe("content"u8.ToArray());
        blobs.Remove(key);
        Should.Throw<FileNotFoundException>(() => blobs.Get(key));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Folder() => Directory.CreateDirectory(_folder).FullName;
}
