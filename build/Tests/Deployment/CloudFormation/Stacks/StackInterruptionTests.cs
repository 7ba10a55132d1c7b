using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

public sealed class StackInterruptionTests
{
    [Fact]
    public async Task A_timeout_says_that_AWS_goes_on_and_the_next_run_attaches()
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ProvisioningTime = TimeSpan.FromSeconds(50),
            }
        );

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(
                DeployerFixture.OneParameter("a"),
                new StackDeployerOptions { Timeout = TimeSpan.FromSeconds(20) }
            )
        );
        error.Kind.ShouldBe(FailureKind.StillRunning);
        error.Message.ShouldContain("CREATE_IN_PROGRESS");
        error.Details.ShouldContain(d => d.Contains("attaches", StringComparison.Ordinal));

        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"))).Effect.ShouldBe(StackEffect.Unchanged);
        cloud.Operations.Count(o => o == "CreateChangeSet").ShouldBe(1);
    }

    [Fact]
    public async Task A_cancellation_before_the_execution_leaves_nothing_behind()
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ChangeSetTime = TimeSpan.FromMinutes(2),
            }
        );
        using var cancel = new CancellationTokenSource();
        cloud.WhenAsked = operation => CancelWhen(operation == "DescribeChangeSet", cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("a"), cancellationToken: cancel.Token)
        );

        cloud.Operations.ShouldNotContain("ExecuteChangeSet");
        cloud.Notes.ShouldContain(n => n.StartsWith("cancelled:", StringComparison.Ordinal));
        (await cloud.StatusAsync()).ShouldBe("none");
    }

    [Fact]
    public async Task A_cancellation_during_the_execution_shows_the_state_and_leaves_AWS_to_it()
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ProvisioningTime = TimeSpan.FromSeconds(15),
            }
        );
        using var cancel = new CancellationTokenSource();
        cloud.WhenShown = shown => CancelWhen(shown is StackEventSeen { Status: "CREATE_IN_PROGRESS" }, cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("a"), cancellationToken: cancel.Token)
        );

        cloud.Notes.ShouldContain(n => n.Contains("CREATE_IN_PROGRESS and AWS continues", StringComparison.Ordinal));
        await cloud.UntilAsync("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_cancelled_update_deletes_the_change_set_that_AWS_was_computing()
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ChangeSetTime = TimeSpan.FromSeconds(2),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        using var cancel = new CancellationTokenSource();
        cloud.WhenAsked = operation => CancelWhen(operation == "DescribeChangeSet", cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("b"), cancellationToken: cancel.Token)
        );

        (await cloud.ChangeSetsAsync()).ShouldBe(0);
        (await cloud.StatusAsync()).ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task An_endpoint_that_vanishes_while_AWS_works_is_looked_for_and_then_reported_as_still_running()
    {
        var options = new StackDeployerOptions { ProofTimeout = TimeSpan.FromSeconds(30) };
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ProvisioningTime = TimeSpan.FromHours(1),
            }
        );
        cloud.WhenShown = shown =>
        {
            if (shown is StackEventSeen { Status: "CREATE_IN_PROGRESS" })
            {
                _ = cloud.Host.DisposeAsync().AsTask();
            }
        };

        var started = cloud.Clock.GetTimestamp();
        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("a"), options)
        );

        error.Kind.ShouldBe(FailureKind.StillRunning);
        error.Message.ShouldContain("AWS is still working on it, but this run lost the connection: cannot reach");
        cloud.Clock.GetElapsedTime(started).ShouldBeInRange(options.ProofTimeout, options.ProofTimeout * 2);
    }

    private static void CancelWhen(bool now, CancellationTokenSource cancel)
    {
        if (now)
        {
            cancel.Cancel();
        }
    }

    [Fact]
    public async Task A_refused_account_stops_before_anything_is_written()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var stack = DeployerFixture.Declare(DeployerFixture.OneParameter("a"));

        await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(stack, _ => throw DeploymentException.Configuration("wrong account"))
        );

        cloud.Operations.ShouldBe(["DescribeStacks"]);
    }

    [Theory]
    [InlineData(true, "UPDATE_ROLLBACK_COMPLETE")]
    [InlineData(false, "UPDATE_COMPLETE")]
    public async Task A_cancelled_update_is_rolled_back_by_AWS_on_request_only(bool cancelUpdate, string end)
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ProvisioningTime = TimeSpan.FromSeconds(15),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        using var cancel = new CancellationTokenSource();
        cloud.WhenShown = shown =>
            CancelWhen(shown is StackEventSeen { Status: "UPDATE_IN_PROGRESS", LogicalId: "One" }, cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            cloud.DeployAsync(
                DeployerFixture.OneParameter("b"),
                new StackDeployerOptions { CancelUpdate = cancelUpdate },
                cancel.Token
            )
        );

        cloud.Notes.Contains("the update was cancelled; AWS is rolling it back").ShouldBe(cancelUpdate);
        await cloud.UntilAsync(end);
    }

    [Fact]
    public async Task Time_spent_on_throttles_does_not_count_against_the_proof()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        // Waited out, these take longer than the proof may.
        cloud.Host.Faults.ThrottleNext("DescribeStackEvents", 8);

        var outcome = await cloud.DeployAsync(
            DeployerFixture.OneParameter("a"),
            new StackDeployerOptions { ProofTimeout = TimeSpan.FromSeconds(20) }
        );

        outcome.Status.ShouldBe("CREATE_COMPLETE");
    }
}
