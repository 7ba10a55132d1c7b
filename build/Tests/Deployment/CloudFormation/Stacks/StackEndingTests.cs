using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>What is told of a deployment that ends before its end.</summary>
public sealed class StackEndingTests
{
    private const string Name = DeployerFixture.Name;

    [Fact]
    public async Task A_deployment_that_is_late_before_its_execution_has_changed_nothing()
    {
        await using var cloud = await StartAsync(changeSet: TimeSpan.FromMinutes(10));

        var late = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(
                DeployerFixture.OneParameter("a"),
                new StackDeployerOptions { Timeout = TimeSpan.FromSeconds(90) }
            )
        );

        late.Kind.ShouldBe(FailureKind.StillRunning);
        late.Message.ShouldBe(
            $"{Name}: not finished after 1.5 minutes; the stack {Name} does not exist; nothing was executed"
        );
        late.Next.ShouldBe("run the same command again; it attaches to the running operation");
        (await cloud.StatusAsync()).ShouldBe("none");
    }

    [Fact]
    public async Task A_cancelled_plan_is_told_with_the_state_that_stays()
    {
        await using var cloud = await StartAsync(changeSet: TimeSpan.FromSeconds(2));
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        await CancelAsync(cloud, atFirst: "DescribeChangeSet");

        cloud.Notes.Last().ShouldBe($"cancelled: the stack {Name} is in CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_told_as_such()
    {
        await using var cloud = await StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        await CancelAsync(cloud, atFirst: "CreateChangeSet", denied: "cloudformation:DescribeStacks");

        cloud.Notes.Last().ShouldStartWith($"cancelled: the state of the stack {Name} could not be read: ");
    }

    [Fact]
    public async Task An_update_that_AWS_does_not_let_go_is_told_and_continues()
    {
        await using var cloud = await StartAsync(provisioning: TimeSpan.FromSeconds(15));
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        await CancelAsync(
            cloud,
            atFirst: "DescribeStackEvents",
            denied: "cloudformation:CancelUpdateStack",
            options: new StackDeployerOptions { CancelUpdate = true }
        );

        cloud.Notes.ShouldContain(note =>
            note.StartsWith("the update could not be cancelled: ", StringComparison.Ordinal)
        );
        await cloud.UntilAsync("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_creation_is_never_rolled_back_by_a_cancellation()
    {
        await using var cloud = await StartAsync(provisioning: TimeSpan.FromSeconds(15));

        await CancelAsync(
            cloud,
            atFirst: "DescribeStackEvents",
            options: new StackDeployerOptions { CancelUpdate = true }
        );

        cloud.Operations.ShouldNotContain("CancelUpdateStack");
        await cloud.UntilAsync("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_change_set_that_cannot_be_deleted_is_told_and_changes_no_result()
    {
        await using var cloud = await StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Host.Faults.DeniedActions = ["cloudformation:DeleteChangeSet"];

        var outcome = await cloud.DeployAsync($"# a comment\n{DeployerFixture.OneParameter("a")}");

        outcome.Effect.ShouldBe(StackEffect.Unchanged);
        cloud
            .Notes.ShouldHaveSingleItem()
            .ShouldStartWith("could not delete the change set arn:aws:cloudformation:us-east-1:");
    }

    [Fact]
    public async Task A_stack_on_which_another_run_always_works_is_given_up_after_ten_attempts()
    {
        using var clock = new VirtualClock();
        using var endpoint = new StubEndpoint(request =>
            request.Contains("Action=CreateChangeSet", StringComparison.Ordinal)
                ? (400, StubEndpoint.QueryError("OperationInProgressException", "Another operation is in progress"))
                : (400, StubEndpoint.QueryError("ValidationError", $"Stack with id {Name} does not exist"))
        );
        using var clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url },
            new BasicAWSCredentials("test", "test"),
            new CountedRequests(clock)
        );
        var told = new Notes();
        var calls = new CloudFormationCalls(clients.CloudFormation, clients.Retry(clock), clock);
        var deployer = new StackDeployer(clients, calls, new StackDeployerOptions(), told, clock);
        var started = clock.GetTimestamp();

        var failure = await Should.ThrowAsync<DeploymentException>(
            clock.RunAsync(
                () =>
                    deployer.DeployAsync(
                        DeployerFixture.Declare(DeployerFixture.OneParameter("a")),
                        _ => Task.CompletedTask,
                        CancellationToken.None
                    ),
                "the deployment"
            )
        );

        failure.Kind.ShouldBe(FailureKind.Failed);
        failure.Message.ShouldBe($"{Name}: Another operation is in progress (OperationInProgressException)");
        endpoint.Bodies.Count(body => body.Contains("Action=CreateChangeSet", StringComparison.Ordinal)).ShouldBe(10);
        told.Texts.ShouldBe(Enumerable.Repeat("another run is working on this stack; planning again", 9));
        clock.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10));
    }

    private static Task<DeployerFixture> StartAsync(TimeSpan changeSet = default, TimeSpan provisioning = default) =>
        DeployerFixture.StartAsync(options =>
            options with
            {
                ChangeSetTime = changeSet,
                ProvisioningTime = provisioning,
            }
        );

    /// <summary>Deploys a change, and cancels it when an operation is asked for.</summary>
    private static async Task CancelAsync(
        DeployerFixture cloud,
        string atFirst,
        string? denied = null,
        StackDeployerOptions? options = null
    )
    {
        using var cancel = new CancellationTokenSource();
        cloud.WhenAsked = operation =>
        {
            if (operation == atFirst && !cancel.IsCancellationRequested)
            {
                cloud.Host.Faults.DeniedActions = denied is null ? [] : [denied];
                cancel.Cancel();
            }
        };

        await Should.ThrowAsync<OperationCanceledException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("b"), options, cancel.Token)
        );

        cloud.Host.Faults.DeniedActions = [];
    }

    private sealed class Notes : IProgress<StackProgress>
    {
        internal List<string> Texts { get; } = [];

        public void Report(StackProgress value)
        {
            if (value is StackNote note)
            {
                Texts.Add(note.Text);
            }
        }
    }
}
