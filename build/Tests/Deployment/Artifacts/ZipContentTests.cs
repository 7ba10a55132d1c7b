using System.IO.Compression;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Artifacts;

public sealed class ZipContentTests : IDisposable
{
    private readonly ZipFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void Others_read_it_with_ordinal_names_fixed_times_and_modes()
    {
        var folder = _folders.Folder(
            "read",
            ("bootstrap", "run"),
            ("b.txt", "content"),
            ("B.txt", "x"),
            ("sub/a.txt", "y")
        );

        using var zip = new ZipArchive(new MemoryStream(DeterministicZip.Pack(folder)), ZipArchiveMode.Read);

        zip.Entries.Select(e => e.FullName).ShouldBe(["B.txt", "b.txt", "bootstrap", "sub/a.txt"]);
        zip.Entries.ShouldAllBe(e =>
            e.LastWriteTime.DateTime == new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)
        );
        zip.Entries.Select(e => (e.ExternalAttributes >> 16) & 0x1FF).ShouldBe([0x1A4, 0x1A4, 0x1ED, 0x1A4]);
        new StreamReader(zip.GetEntry("b.txt")!.Open()).ReadToEnd().ShouldBe("content");
    }

    [Fact]
    public void A_changed_byte_changes_the_zip() =>
        DeterministicZip
            .Pack(_folders.Folder("one", ("a", "1")))
            .ShouldNotBe(DeterministicZip.Pack(_folders.Folder("two", ("a", "2"))));

    [Fact]
    public void An_empty_or_missing_folder_is_refused()
    {
        Should
            .Throw<DeploymentException>(() => DeterministicZip.Pack(_folders.Folder("empty")))
            .Message.ShouldEndWith("there is nothing to pack");
        Should
            .Throw<DeploymentException>(() => DeterministicZip.Pack(Path.Combine(_folders.Root, "nowhere")))
            .Kind.ShouldBe(FailureKind.Configuration);
    }
}
