using AiChef.Deployment.Operations.Drift;
using AiChef.Tests.Deployment.CloudFormation;
using AiChef.Tests.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Stacks are compared with what they made.</summary>
public sealed class StackDriftReaderTests
{
    [Fact]
    public async Task What_a_release_moves_is_expected_and_all_else_is_told()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var before = await ReadAsync(releaser.Cloud);
        await releaser.ReleaseAsync("second");
        var released = await ReadAsync(releaser.Cloud);
        await releaser.Cloud.Clients.Lambda.UpdateAliasAsync(
            new()
            {
                FunctionName = ReleaserFixture.Name,
                Name = "live",
                Description = "mine",
            }
        );
        var changed = await ReadAsync(releaser.Cloud);

        before.Findings.ShouldBeEmpty();
        before.Compared.Count.ShouldBeGreaterThan(3);
        var moved = released.Findings.ShouldHaveSingleItem();
        (moved.Kind, moved.Property, moved.IsAlarming).ShouldBe((DriftKind.Expected, "/FunctionVersion", false));
        (moved.Expected, moved.Actual).ShouldBe(("1", "2"));
        moved.Reason.ShouldBe("each release moves the alias to its version");
        changed.Findings.Count(each => each.IsAlarming).ShouldBe(0, "the template gives the alias no description");
    }

    [Fact]
    public async Task A_detection_is_awaited()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(20),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        var started = cloud.Clock.GetUtcNow();
        await cloud.Clients.Ssm.PutParameterAsync(
            new()
            {
                Name = "/test/one",
                Value = "b",
                Overwrite = true,
            }
        );

        var report = await ReadAsync(cloud);

        var found = report.Findings.ShouldHaveSingleItem();
        (found.Kind, found.LogicalId, found.Expected, found.Actual).ShouldBe((DriftKind.Changed, "One", "a", "b"));
        (cloud.Clock.GetUtcNow() - started).TotalSeconds.ShouldBeInRange(20, 30);
    }

    [Fact]
    public async Task A_stack_that_AWS_does_not_compare_is_told()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("One");
        await Should.ThrowAsync<Exception>(() => cloud.DeployAsync(DeployerFixture.OneParameter("a")));

        var report = await ReadAsync(cloud);

        var found = report.Findings.ShouldHaveSingleItem();
        (found.Kind, found.IsAlarming).ShouldBe((DriftKind.Unknown, true));
        found.Reason.ShouldNotBeNull().ShouldStartWith("AWS compares no stack in ");
    }

    private static Task<DriftReport> ReadAsync(DeployerFixture cloud) =>
        cloud.Clock.RunAsync(
            async () =>
                await new StackDriftReader(cloud.Calls, cloud.Clock).ReadAsync(
                    await cloud.Calls.AllStacksAsync(CancellationToken.None),
                    CancellationToken.None
                ),
            "the comparison"
        );
}
