using AiChef.LocalCloud;
using AiChef.Targets.Cloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class SharedLocalCloudTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shared-cloud").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_second_run_joins_the_first_which_serves_until_it_ends()
    {
        var first = await OpenAsync();
        var second = await OpenAsync();
        (first.IsOwn, second.IsOwn).ShouldBe((true, false));
        second.Url.ShouldBe(first.Url);

        var ending = first.DisposeAsync().AsTask();
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        ending.IsCompleted.ShouldBeFalse();

        await second.DisposeAsync();
        await ending;
        (await LocalCloudHost.FindRunningAsync(_folder, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_left_over_lease_holds_nobody_up()
    {
        HostLease.Take(_folder).Dispose();
        File.WriteAllText(Path.Combine(_folder, "leases", "left-over"), "");
        var only = await OpenAsync();

        await only.DisposeAsync();

        Directory.GetFiles(Path.Combine(_folder, "leases")).ShouldBeEmpty();
    }

    private Task<SharedLocalCloud> OpenAsync() =>
        SharedLocalCloud.OpenAsync(new LocalCloudOptions { Folder = _folder }, CancellationToken.None);
}
