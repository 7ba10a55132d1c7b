using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"localcloud-{Guid.NewGuid():N}");

    [Fact]
    public async Task A_stack_that_was_being_created_is_completed_by_the_next_host()
    {
        var copy = await KilledAsync(
            aws => aws.CreateAsync("s", Template("A=1", "B=${A.Value}", "C=3")),
            static events => events.Contains("A CREATE_IN_PROGRESS: Resource creation Initiated")
        );

        await using var next = await StartAsync(new() { Folder = copy });

        (await next.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        var events = await next.EventsAsync("s");
        events.Count(static e => e == "A CREATE_IN_PROGRESS").ShouldBe(1);
        events.Count(static e => e == "A CREATE_COMPLETE").ShouldBe(1);
        (await next.ResourcesAsync("s")).Values.ShouldAllBe(static status => status == "CREATE_COMPLETE");
    }

    [Fact]
    public async Task An_update_that_was_running_is_completed_by_the_next_host()
    {
        var copy = await KilledAsync(
            async aws =>
            {
                await aws.CreateAsync("s", Template("A=1"));
                await aws.SettledAsync("s");
                await aws.UpdateAsync("s", Template("A=2", "B=3"));
            },
            static events => events.Contains("A UPDATE_IN_PROGRESS")
        );

        await using var next = await StartAsync(new() { Folder = copy });

        (await next.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
        (await next.EventsAsync("s")).Count(static e => e == "A UPDATE_COMPLETE").ShouldBe(1);
    }

    [Fact]
    public async Task A_rollback_that_was_running_is_completed_by_the_next_host()
    {
        var copy = await KilledAsync(
            async aws =>
            {
                aws.Host.Faults.FailResource(new() { Resource = "B" });
                await aws.CreateAsync("s", Template("A=1", "B=${A.Value}"));
            },
            static events => events.Contains("A DELETE_IN_PROGRESS")
        );

        await using var next = await StartAsync(new() { Folder = copy });

        (await next.SettledAsync("s")).ShouldBe("ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task A_deletion_that_was_running_is_completed_by_the_next_host()
    {
        var id = "";
        var copy = await KilledAsync(
            async aws =>
            {
                id = await aws.CreateAsync("s", Template("A=1"));
                await aws.SettledAsync("s");
                await aws.CallAsync("DeleteStack", ("StackName", "s"));
            },
            static events => events.Contains("A DELETE_IN_PROGRESS")
        );

        await using var next = await StartAsync(new() { Folder = copy });

        (await next.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
    }

    [Fact]
    public async Task Everything_is_there_again_after_a_restart()
    {
        await using (var first = await StartAsync(new() { Folder = _folder }))
        {
            await first.CreateAsync("s", Template("A=1") + "Outputs:\n  O: {Value: !Ref A, Export: {Name: out}}");
            await first.PutParameterAsync("/p", "v");
        }

        await using var second = await StartAsync(new() { Folder = _folder });

        (await second.StatusAsync("s")).ShouldBe("CREATE_COMPLETE");
        (await second.EventsAsync("s")).Count.ShouldBe(5);
        (await second.CallAsync("ListExports")).Descendants("Name").Single().Value.ShouldBe("out");
        (await second.ParameterAsync("/p")).ShouldBe("v");
    }

    public void Dispose()
    {
        foreach (var folder in new[] { _folder, _folder + "-copy" })
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>
    /// Works on a host until an event has come, and answers a copy of its folder of that moment: what a kill would have
    /// left.
    /// </summary>
    private async Task<string> KilledAsync(Func<StackFixture, Task> work, Func<IReadOnlyList<string>, bool> until)
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(
            clock,
            new() { Folder = _folder, ProvisioningTime = TimeSpan.FromMilliseconds(400) }
        );
        await work(aws);
        await BoundedWait.UntilAsync(async () => until(await aws.EventsAsync("s")), "the event", clock);

        Directory.CreateDirectory(_folder + "-copy");
        foreach (var file in new[] { "journal", "format" })
        {
            File.Copy(Path.Combine(_folder, file), Path.Combine(_folder + "-copy", file));
        }

        return _folder + "-copy";
    }
}
