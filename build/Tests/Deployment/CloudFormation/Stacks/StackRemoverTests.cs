using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.LocalCloud;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

public sealed class StackRemoverTests
{
    private const string Table = """
        Resources:
          Sessions:
            Type: AWS::DynamoDB::Table
            DeletionPolicy: Retain
            Properties:
              TableName: kept-sessions
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
        """;

    [Fact]
    public async Task A_stack_is_deleted_and_its_end_is_waited_for()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(20),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        (await cloud.RemoveAsync()).ShouldBeTrue();

        (await cloud.StatusAsync()).ShouldBe("none");
        cloud.Notes.ShouldContain("CREATE_COMPLETE: deleting the stack and One (/test/one)");
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_costs_no_write()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        (await cloud.RemoveAsync()).ShouldBeFalse();

        cloud.Operations.ShouldBe(["DescribeStacks"]);
    }

    [Fact]
    public async Task A_deletion_can_be_repeated()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        (await cloud.RemoveAsync()).ShouldBeTrue();
        (await cloud.RemoveAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_update_that_runs_is_waited_for_and_only_then_is_the_stack_deleted()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(20),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        await cloud.Clients.CloudFormation.UpdateStackWithAsync(DeployerFixture.OneParameter("b"));
        await cloud.UntilAsync("UPDATE_IN_PROGRESS");

        (await cloud.RemoveAsync()).ShouldBeTrue();

        cloud.Notes.ShouldContain("UPDATE_IN_PROGRESS is already running; waiting for it to end");
        cloud.Notes.ShouldContain("UPDATE_COMPLETE: deleting the stack and One (/test/one)");
    }

    [Fact]
    public async Task A_deletion_that_somebody_else_began_is_waited_for_and_not_begun_again()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(20),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        await cloud.Clients.CloudFormation.DeleteStackAsync(
            new DeleteStackRequest { StackName = DeployerFixture.Name }
        );
        await cloud.UntilAsync("DELETE_IN_PROGRESS");
        cloud.Operations.Clear();

        (await cloud.RemoveAsync()).ShouldBeFalse();

        (await cloud.StatusAsync()).ShouldBe("none");
        cloud.Operations.ShouldNotContain("DeleteStack");
    }

    [Fact]
    public async Task Data_keep_the_stack_until_their_id_is_named()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Table);
        cloud.Operations.Clear();

        var refusal = await Should.ThrowAsync<DeploymentException>(cloud.RemoveAsync());

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldContain("Sessions (AWS::DynamoDB::Table kept-sessions, CREATE_COMPLETE)");
        cloud.Operations.ShouldNotContain("DeleteStack");

        (await cloud.RemoveAsync(options: new StackDeployerOptions { AllowDataLoss = ["Sessions"] })).ShouldBeTrue();
        cloud.Notes.ShouldContain(
            "Sessions (AWS::DynamoDB::Table kept-sessions) was kept because of its "
                + "DeletionPolicy; the next deployment with that name takes it over"
        );
    }

    [Fact]
    public async Task A_protected_stack_stays()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(
            DeployerFixture.Declare(DeployerFixture.OneParameter("a")) with
            {
                TerminationProtection = true,
            }
        );

        var refusal = await Should.ThrowAsync<DeploymentException>(
            cloud.RemoveAsync(options: new StackDeployerOptions { AllowDataLoss = ["One"] })
        );

        refusal.Message.ShouldBe($"{DeployerFixture.Name}: refused because termination protection is on");
        (await cloud.StatusAsync()).ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_resource_that_cannot_be_deleted_is_the_cause_that_is_reported()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Fail("One", ResourceAction.Delete, "Stuck", times: int.MaxValue);

        var failure = await Should.ThrowAsync<DeploymentException>(cloud.RemoveAsync());

        failure.Kind.ShouldBe(FailureKind.Failed);
        failure.Message.ShouldContain("Stuck");
        failure.Next.ShouldStartWith($"aws cloudformation delete-stack --stack-name {DeployerFixture.Name}");
        (await cloud.StatusAsync()).ShouldBe("DELETE_FAILED");
    }

    [Fact]
    public async Task A_deletion_that_takes_too_long_goes_on_and_the_next_run_attaches()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromMinutes(2),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        var late = await Should.ThrowAsync<DeploymentException>(
            cloud.RemoveAsync(options: new StackDeployerOptions { Timeout = TimeSpan.FromMinutes(1) })
        );

        late.Kind.ShouldBe(FailureKind.StillRunning);
        late.Message.ShouldBe($"{DeployerFixture.Name}: not deleted after 1 minutes; AWS continues");
        late.Next.ShouldBe("run the same command again; it attaches to the running operation");
        cloud.Operations.Clear();
        await cloud.RemoveAsync();
        (await cloud.StatusAsync()).ShouldBe("none");
        cloud.Operations.ShouldNotContain("DeleteStack");
    }

    [Fact]
    public async Task A_cancelled_deletion_ends_as_cancelled()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(cloud.RemoveAsync(cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task A_removal_that_is_cancelled_on_its_way_has_not_succeeded()
    {
        await using var cloud = await SlowAsync("a", "b");
        using var cancelled = new CancellationTokenSource();
        cloud.WhenShown = _ => cancelled.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(
            RemoveAsync(cloud, static (_, removal) => removal, cancelled.Token)
        );
    }

    [Fact]
    public async Task A_fault_of_the_build_is_not_taken_for_a_refusal_of_AWS()
    {
        await using var cloud = await SlowAsync("a", "b");
        cloud.Fail("One", ResourceAction.Delete, "Stuck", times: int.MaxValue);

        var fault = await Should.ThrowAsync<InvalidOperationException>(
            RemoveAsync(
                cloud,
                static async (name, removal) =>
                {
                    await removal;
                    throw new InvalidOperationException(name);
                },
                CancellationToken.None
            )
        );

        fault.Message.ShouldBe("b");
    }

    [Fact]
    public async Task All_that_still_stands_in_front_of_a_stack_is_named()
    {
        await using var cloud = await SlowAsync("a", "c", "d");
        cloud.Fail("One", ResourceAction.Delete, "Stuck", times: int.MaxValue);

        var failure = await Should.ThrowAsync<DeploymentException>(
            RemoveAsync(cloud, static (_, removal) => removal, CancellationToken.None, ("c", ["a", "d"]))
        );

        failure.Details.ShouldContain("also: c: not deleted, for a and d still exist");
    }

    /// <summary>Stacks of one parameter each; that of all but b is called One.</summary>
    private static async Task<DeployerFixture> SlowAsync(params string[] names)
    {
        var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(20),
            }
        );
        foreach (var name in names)
        {
            await cloud.DeployAsync(DeployerFixture.Declare(Named(name), name));
        }
        return cloud;
    }

    private static string Named(string stack) =>
        $"Resources: {{ {(stack == "b" ? "Two" : "One")}: {{ Type: AWS::SSM::Parameter, "
        + "Properties: { Type: String, Value: a } } }";

    private static Task RemoveAsync(
        DeployerFixture cloud,
        Func<string, Task<bool>, Task> show,
        CancellationToken cancellationToken,
        params (string Name, string[] After)[] order
    ) =>
        cloud.Clock.RunAsync(
            async () =>
            {
                var remover = new StackRemover(cloud.Clients, cloud.Calls, new(), cloud, cloud.Clock);
                var stacks = await cloud.Calls.AllStacksAsync(CancellationToken.None);
                var plan = await remover.PlanAsync(
                    [
                        .. stacks
                            .Select(stack => stack.StackName)
                            .Order(StringComparer.Ordinal)
                            .Select(name => new StackToRemove(
                                name,
                                order.FirstOrDefault(each => each.Name == name).After ?? []
                            )),
                    ],
                    CancellationToken.None
                );
                await remover.RemoveAsync(plan, show, cancellationToken);
            },
            "the removal"
        );
}
