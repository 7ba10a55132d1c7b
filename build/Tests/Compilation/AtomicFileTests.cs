using AiChef.Compilation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Compilation;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Replaces_a_file_and_leaves_no_draft()
    {
        var path = Path.Combine(_folder, "a");
        File.WriteAllText(path, "old");

        AtomicFile.Write(path, "new");

        File.ReadAllText(path).ShouldBe("new");
        Directory.GetFiles(_folder).ShouldBe([path]);
    }

    [Fact]
    public void Is_for_this_user_alone()
    {
        var path = Path.Combine(_folder, "a");

        AtomicFile.Write(path, "text");

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void Leaves_no_draft_where_the_file_cannot_be_replaced()
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder, "a")).FullName;

        Should.Throw<Exception>(() => AtomicFile.Write(path, "text"));

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }
}
