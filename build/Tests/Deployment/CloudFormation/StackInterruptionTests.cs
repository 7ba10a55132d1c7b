using AiChef.Deployment;
using AiChef.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation;

public sealed class StackInterruptionTests
{
    [Fact]
    public async Task A_timeout_says_that_AWS_goes_on_and_the_next_run_attaches()
    {
        await using var cloud = await DeployerFixture.StartAsync(o => o with { ProvisioningTime = TimeSpan.FromMinutes(6) });

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("a"), new StackDeployerOptions { Timeout = TimeSpan.FromMinutes(3) }));
        error.Outcome.ShouldBe(FailureKind.StillRunning);
        error.Message.ShouldContain("CREATE_IN_PROGRESS");
        error.Details.ShouldContain(d => d.Contains("attaches", StringComparison.Ordinal));

        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"))).Effect.ShouldBe(StackEffect.Unchanged);
        cloud.Operations.Count(o => o == "CreateChangeSet").ShouldBe(1);
    }

    [Fact]
    public async Task A_cancellation_before_the_execution_leaves_nothing_behind()
    {
        await using var cloud = await DeployerFixture.StartAsync(o => o with { ChangeSetTime = TimeSpan.FromMinutes(2) }, speed: 4);
        using var cancel = new CancellationTokenSource();
        cloud.WhenAsked = operation => CancelWhen(operation == "DescribeChangeSet", cancel);

        await Should.ThrowAsync<OperationCanceledException>(cloud.DeployAsync(DeployerFixture.OneParameter("a"), ct: cancel.Token));

        cloud.Operations.ShouldNotContain("ExecuteChangeSet");
        cloud.Notes.ShouldContain(n => n.StartsWith("cancelled:", StringComparison.Ordinal));
        (await cloud.StatusAsync()).ShouldBe("none");
    }

    [Fact]
    public async Task A_cancellation_during_the_execution_tells_the_state_and_leaves_AWS_to_it()
    {
        await using var cloud = await DeployerFixture.StartAsync(o => o with { ProvisioningTime = TimeSpan.FromMinutes(1) });
        using var cancel = new CancellationTokenSource();
        cloud.WhenShown = shown => CancelWhen(shown is StackEventSeen { Status: "CREATE_IN_PROGRESS" }, cancel);

        await Should.ThrowAsync<OperationCanceledException>(cloud.DeployAsync(DeployerFixture.OneParameter("a"), ct: cancel.Token));

        cloud.Notes.ShouldContain(n => n.Contains("CREATE_IN_PROGRESS and AWS goes on", StringComparison.Ordinal));
        await cloud.UntilAsync("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_cancelled_update_deletes_the_change_set_that_AWS_was_computing()
    {
        await using var cloud = await DeployerFixture.StartAsync(o => o with { ChangeSetTime = TimeSpan.FromSeconds(2) }, speed: 4);
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        using var cancel = new CancellationTokenSource();
        cloud.WhenAsked = operation => CancelWhen(operation == "DescribeChangeSet", cancel);

        await Should.ThrowAsync<OperationCanceledException>(cloud.DeployAsync(DeployerFixture.OneParameter("b"), ct: cancel.Token));

        (await cloud.ChangeSetsAsync()).ShouldBe(0);
        (await cloud.StatusAsync()).ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task An_endpoint_that_vanishes_while_AWS_works_ends_with_still_running()
    {
        await using var cloud = await DeployerFixture.StartAsync(o => o with { ProvisioningTime = TimeSpan.FromHours(1) });
        cloud.WhenShown = shown =>
        {
            if (shown is StackEventSeen { Status: "CREATE_IN_PROGRESS" })
                _ = cloud.Host.DisposeAsync().AsTask();
        };

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("a")));

        error.Outcome.ShouldBe(FailureKind.StillRunning);
        error.Message.ShouldContain("cannot reach");
    }

    private static void CancelWhen(bool now, CancellationTokenSource cancel)
    {
        if (now)
            cancel.Cancel();
    }

    [Fact]
    public async Task A_refused_account_stops_before_anything_is_written()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var deployer = new StackDeployer(cloud.Clients, cloud.Calls, new StackDeployerOptions(), cloud, cloud.Clock);

        await Should.ThrowAsync<DeploymentException>(deployer.DeployAsync(DeployerFixture.Declare(DeployerFixture.OneParameter("a")),
            _ => throw DeploymentException.Configuration("wrong account"), CancellationToken.None));

        cloud.Operations.ShouldBe(["DescribeStacks"]);
    }

    [Theory]
    [InlineData(true, "UPDATE_ROLLBACK_COMPLETE")]
    [InlineData(false, "UPDATE_COMPLETE")]
    public async Task A_cancelled_update_is_rolled_back_by_AWS_on_request_only(bool cancelUpdate, string end)
    {
        await using var cloud = await DeployerFixture.StartAsync(o => o with { ProvisioningTime = TimeSpan.FromMinutes(2) });
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        using var cancel = new CancellationTokenSource();
        cloud.WhenShown = shown => CancelWhen(shown is StackEventSeen { Status: "UPDATE_IN_PROGRESS", LogicalId: "One" }, cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("b"), new StackDeployerOptions { CancelUpdate = cancelUpdate }, cancel.Token)
        );

        cloud.Notes.Contains("the update is cancelled; AWS rolls it back").ShouldBe(cancelUpdate);
        await cloud.UntilAsync(end);
    }

    [Fact]
    public async Task Time_spent_on_throttles_does_not_count_against_the_proof()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        // Waited out, these take longer than the proof may.
        cloud.Host.Faults.ThrottleNext("DescribeStackEvents", 8);

        var outcome = await cloud.DeployAsync(DeployerFixture.OneParameter("a"), new StackDeployerOptions { ProofTimeout = TimeSpan.FromSeconds(20) });

        outcome.Status.ShouldBe("CREATE_COMPLETE");
    }
}
