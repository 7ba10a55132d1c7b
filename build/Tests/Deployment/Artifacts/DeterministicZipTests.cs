using System.Security.Cryptography;
using AiChef.Deployment.Artifacts;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Artifacts;

public sealed class DeterministicZipTests : IDisposable
{
    private readonly ZipFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void Equal_files_give_equal_bytes_whenever_and_in_whatever_order_they_were_written()
    {
        var first = _folders.Folder("first", ("b.dll", "2"), ("a.dll", "1"), ("sub/c.json", "3"));
        var second = _folders.Folder("second", ("sub/c.json", "3"), ("a.dll", "1"), ("b.dll", "2"));
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
        var folder = _folders.Folder(
            "fixed",
            ("bootstrap", "#!/bin/sh\n"),
            ("data/ä.txt", "ü"),
            ("Z.txt", "z"),
            ("a.txt", "a")
        );

        Convert
            .ToHexStringLower(SHA256.HashData(DeterministicZip.Pack(folder)))
            .ShouldBe("bef543b79ed84aad1ea3bff3724e4e6df900b4b776d82f70a5ee619304b5d6da");
    }
}
