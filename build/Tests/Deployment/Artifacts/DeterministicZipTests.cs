using System.IO.Compression;
using System.Security.Cryptography;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Artifacts;

public sealed class DeterministicZipTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zip").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Equal_files_give_equal_bytes_whenever_and_in_whatever_order_they_were_written()
    {
        var first = Folder("first", ("b.dll", "2"), ("a.dll", "1"), ("sub/c.json", "3"));
        var second = Folder("second", ("sub/c.json", "3"), ("a.dll", "1"), ("b.dll", "2"));
        File.SetLastWriteTimeUtc(Path.Combine(second, "a.dll"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(second, "a.dll"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        DeterministicZip.Pack(first).ShouldBe(DeterministicZip.Pack(second));
    }

    [Fact]
    public void The_bytes_are_those_of_every_other_machine()
    {
        var folder = Folder("fixed", ("bootstrap", "#!/bin/sh\n"), ("data/ä.txt", "ü"), ("Z.txt", "z"), ("a.txt", "a"));

        Convert
            .ToHexStringLower(SHA256.HashData(DeterministicZip.Pack(folder)))
            .ShouldBe("bef543b79ed84aad1ea3bff3724e4e6df900b4b776d82f70a5ee619304b5d6da");
    }

    [Fact]
    public void Others_read_it_with_ordinal_names_fixed_times_and_modes()
    {
        var folder = Folder("read", ("bootstrap", "run"), ("b.txt", "content"), ("B.txt", "x"), ("sub/a.txt", "y"));

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
        DeterministicZip.Pack(Folder("one", ("a", "1"))).ShouldNotBe(DeterministicZip.Pack(Folder("two", ("a", "2"))));

    [Fact]
    public void An_empty_or_missing_folder_is_refused()
    {
        Should
            .Throw<DeploymentException>(() => DeterministicZip.Pack(Folder("empty")))
            .Message.ShouldEndWith("there is nothing to pack");
        Should
            .Throw<DeploymentException>(() => DeterministicZip.Pack(Path.Combine(_folder, "nowhere")))
            .Kind.ShouldBe(FailureKind.Configuration);
    }

    private string Folder(string name, params (string Path, string Content)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, content);
        }
        return folder;
    }
}
