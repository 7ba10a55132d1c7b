using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.LocalCloud;
using AiChef.LocalCloud.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

public sealed class StackRecoveryTests
{
    private const string Bucket =
        "Resources:\n  Store: { Type: AWS::S3::Bucket, Properties: { BucketName: precious } }\n";

    [Fact]
    public async Task A_failed_creation_names_its_cause_and_the_next_run_recovers()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("One");

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("a")));
        error.Message.ShouldBe($"{DeployerFixture.Name}/One (AWS::SSM::Parameter): No room");
        error.Details[0].ShouldContain("ROLLBACK_COMPLETE");
        (await cloud.StatusAsync()).ShouldBe("ROLLBACK_COMPLETE");

        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"))).Status.ShouldBe("CREATE_COMPLETE");
        cloud.Notes.ShouldContain("ROLLBACK_COMPLETE: deleting the stack, of which nothing lives");
    }

    [Fact]
    public async Task Stale_reads_do_not_make_a_recovery_look_as_if_it_had_failed()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await UpdateRollbackFailedAsync(cloud, failures: 2);
        cloud.Host.Faults.StaleReads = 10;

        (await cloud.DeployAsync(DeployerFixture.OneParameter("c"))).Status.ShouldBe("UPDATE_COMPLETE");
        cloud.Operations.Count(o => o == "ContinueUpdateRollback").ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_update_rolls_back_and_the_next_run_goes_on()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Fail("One", ResourceAction.Update);

        (
            await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("b")))
        ).Message.ShouldContain("One (AWS::SSM::Parameter): No room");
        (await cloud.StatusAsync()).ShouldBe("UPDATE_ROLLBACK_COMPLETE");

        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"))).Effect.ShouldBe(StackEffect.Unchanged);
        (await cloud.DeployAsync(DeployerFixture.OneParameter("b"))).Status.ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_rollback_that_failed_is_continued_once_and_then_updated()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await UpdateRollbackFailedAsync(cloud, failures: 2);

        (await cloud.DeployAsync(DeployerFixture.OneParameter("c"))).Status.ShouldBe("UPDATE_COMPLETE");
        cloud.Operations.Count(o => o == "ContinueUpdateRollback").ShouldBe(1);
        cloud.Notes.ShouldContain("UPDATE_ROLLBACK_FAILED: continuing the rollback once");
    }

    [Fact]
    public async Task A_rollback_that_fails_again_stops_with_its_cause_and_the_next_command()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await UpdateRollbackFailedAsync(cloud, failures: 3);

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("c")));

        error.Message.ShouldContain("No room");
        error.Details.ShouldContain(d =>
            d.StartsWith("next: aws cloudformation continue-update-rollback", StringComparison.Ordinal)
        );
        cloud.Operations.Count(o => o == "ContinueUpdateRollback").ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_update_without_rollback_is_rolled_back_and_then_updated()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await UpdateFailedAsync(cloud, failures: 1);

        (await cloud.DeployAsync(DeployerFixture.OneParameter("c"))).Status.ShouldBe("UPDATE_COMPLETE");
        cloud.Operations.ShouldContain("RollbackStack");
        cloud.Notes.ShouldContain("UPDATE_FAILED: rolling the failed update back");
    }

    [Fact]
    public async Task A_failed_update_that_cannot_be_rolled_back_stops_with_its_cause_and_the_next_command()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await UpdateFailedAsync(cloud, failures: 2);

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("c")));

        error.Message.ShouldContain("No room");
        error.Details.ShouldContain(
            $"next: aws cloudformation continue-update-rollback --stack-name {DeployerFixture.Name}"
        );
        (await cloud.StatusAsync()).ShouldBe("UPDATE_ROLLBACK_FAILED");
        cloud.Operations.ShouldNotContain("ContinueUpdateRollback");
    }

    [Fact]
    public async Task What_breaks_again_is_recovered_once_a_run()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await UpdateFailedAsync(cloud, failures: 1);
        var state = cloud.Host.Cloud.Get<CloudFormationState>();
        var id = (await cloud.StackAsync())!.StackId;
        cloud.WhenAsked = operation =>
        {
            if (operation == "DescribeStacks")
            {
                state.Change(
                    id,
                    stack =>
                        stack.Status == "UPDATE_ROLLBACK_COMPLETE" ? stack with { Status = "UPDATE_FAILED" } : stack
                );
            }
        };

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("c")));

        error.Message.ShouldBe(
            $"{DeployerFixture.Name}: the stack is in UPDATE_FAILED again after this run recovered it once"
        );
        cloud.Operations.Count(o => o == "RollbackStack").ShouldBe(1);
    }

    [Theory]
    [InlineData("CREATE_FAILED")]
    [InlineData("ROLLBACK_FAILED")]
    public async Task What_only_a_deletion_repairs_is_deleted_only_when_asked_for(string status)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("Two");
        if (status == "ROLLBACK_FAILED")
        {
            cloud.Fail("One", ResourceAction.Delete, "Stuck");
        }

        var body = DeployerFixture
            .OneParameter("a")
            .Replace(
                "Outputs:",
                "  Two: { Type: AWS::SSM::Parameter, DependsOn: One, "
                    + "Properties: { Type: String, Value: x } }\nOutputs:",
                StringComparison.Ordinal
            );
        await cloud.Clients.CloudFormation.CreateStackWithAsync(body, disableRollback: status == "CREATE_FAILED");
        await cloud.UntilAsync(status);
        cloud.Operations.Clear();

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(body));
        error.Details[^1].ShouldContain("--recover-by-delete");
        cloud.Operations.ShouldNotContain("DeleteStack");

        (await cloud.DeployAsync(body, new StackDeployerOptions { RecoverByDelete = true })).Status.ShouldBe(
            "CREATE_COMPLETE"
        );
        cloud.Notes.ShouldContain($"{status}: deleting the stack and One (/test/one)");
    }

    [Fact]
    public async Task A_stack_that_could_not_be_deleted_stops_the_run()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Fail("One", ResourceAction.Delete, "Stuck");
        await cloud.Clients.CloudFormation.DeleteStackAsync(
            new DeleteStackRequest { StackName = DeployerFixture.Name }
        );
        await cloud.UntilAsync("DELETE_FAILED");
        cloud.Operations.Clear();

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("a"), new StackDeployerOptions { RecoverByDelete = true })
        );

        error.Details[^1].ShouldContain("--retain-resources");
        cloud.Operations.ShouldBe(["DescribeStacks"]);
    }

    [Fact]
    public async Task A_recovery_never_deletes_a_protected_stack()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("One");
        await cloud.Clients.CloudFormation.CreateStackWithAsync(DeployerFixture.OneParameter("a"), protect: true);
        await cloud.UntilAsync("ROLLBACK_COMPLETE");

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("a")));

        error.Kind.ShouldBe(FailureKind.Refused);
        error.Message.ShouldContain("termination protection");
        (await cloud.StackAsync()).ShouldNotBeNull().EnableTerminationProtection.ShouldBe(true);
        cloud.Operations.ShouldNotContain("DeleteStack");
    }

    [Fact]
    public async Task A_recovery_refuses_while_a_bucket_lives_unless_it_is_named()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("Last");
        var body =
            $"{Bucket}  Last: {{ Type: AWS::SSM::Parameter, DependsOn: "
            + $"Store, Properties: {{ Type: String, Value: x }} }}\n";
        await cloud.Clients.CloudFormation.CreateStackWithAsync(body, disableRollback: true);
        await cloud.UntilAsync("CREATE_FAILED");

        var refused = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(body, new StackDeployerOptions { RecoverByDelete = true })
        );
        refused.Kind.ShouldBe(FailureKind.Refused);
        refused.Message.ShouldContain("Store (AWS::S3::Bucket precious");

        (
            await cloud.DeployAsync(
                body,
                new StackDeployerOptions { RecoverByDelete = true, AllowDataLoss = ["Store"] }
            )
        ).Status.ShouldBe("CREATE_COMPLETE");
    }

    [Theory]
    [InlineData(
        "Resources:\n  Other: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: x } }\n",
        "removed: AWS deletes it"
    )]
    [InlineData(
        "Resources:\n  Store: { Type: AWS::S3::Bucket, Properties: { BucketName: renamed } }\n",
        "replaced by an empty one: AWS deletes the old one"
    )]
    public async Task A_change_that_deletes_data_is_refused_before_it_is_executed(string body, string how)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Bucket);

        var refused = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(body));

        refused.Kind.ShouldBe(FailureKind.Refused);
        refused.Message.ShouldContain($"Store (AWS::S3::Bucket precious) is {how}");
        (await cloud.StatusAsync()).ShouldBe("CREATE_COMPLETE");
        (await cloud.ChangeSetsAsync()).ShouldBe(0);
        (await cloud.DeployAsync(body, new StackDeployerOptions { AllowDataLoss = ["Store"] })).Status.ShouldBe(
            "UPDATE_COMPLETE"
        );
    }

    /// <summary>Leaves the stack in UPDATE_FAILED, after the first of so many failures to come.</summary>
    private static async Task UpdateFailedAsync(DeployerFixture cloud, int failures)
    {
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Fail("One", ResourceAction.Update, times: failures);
        await cloud.Clients.CloudFormation.UpdateStackWithAsync(
            DeployerFixture.OneParameter("b"),
            disableRollback: true
        );
        await cloud.UntilAsync("UPDATE_FAILED");
    }

    private static async Task UpdateRollbackFailedAsync(DeployerFixture cloud, int failures)
    {
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Fail("One", ResourceAction.Update, times: failures);
        await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("b")));
        (await cloud.StatusAsync()).ShouldBe("UPDATE_ROLLBACK_FAILED");
    }
}
