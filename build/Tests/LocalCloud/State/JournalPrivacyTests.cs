using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

public sealed class JournalPrivacyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-privacy").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Only_its_owner_may_read_the_journal()
    {
        await (await LocalCloudHost.StartAsync(new LocalCloudOptions { Folder = _folder }, CancellationToken.None)).DisposeAsync();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_folder, "journal")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Exists(Path.Combine(_folder, "journal")).ShouldBeTrue();
    }
}
