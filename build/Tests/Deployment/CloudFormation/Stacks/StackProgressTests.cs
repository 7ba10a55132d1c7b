using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>What is told of a deployment while it continues, and what is asked before it continues.</summary>
public sealed class StackProgressTests
{
    private const string Name = DeployerFixture.Name;

    private static readonly StackDeployerOptions DryRun = new() { DryRun = true };

    [Fact]
    public async Task The_state_the_changes_and_the_operation_are_reported_before_the_events()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        var told = cloud.Shown.Where(progress => progress is not CallsRepeated).ToList();
        told[0].ShouldBe(new StackFound(Name, null));
        told[1].ShouldBeOfType<ChangesPlanned>().Changes.ShouldHaveSingleItem().LogicalId.ShouldBe("One");
        var started = told[2].ShouldBeOfType<OperationStarted>();
        started.ChangeSetId.ShouldStartWith("arn:aws:cloudformation:us-east-1:");
        started.OperationId.ShouldStartWith("ai-chef-");
        told.Skip(3).ShouldAllBe(progress => progress is StackEventSeen);
        cloud.Shown.OfType<StackEventSeen>().ShouldContain(e => e.Reason == "Resource creation Initiated");
    }

    [Fact]
    public async Task Changes_are_told_with_their_values_before_and_after()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Shown.Clear();

        await cloud.DeployAsync(DeployerFixture.OneParameter(new string('b', 501)));

        cloud
            .Shown.OfType<ChangesPlanned>()
            .Single()
            .Changes.Single()
            .Values.ShouldBe([new PropertyChange("/Properties/Value", "a", $"{new string('b', 500)}…")]);
    }

    [Fact]
    public async Task Events_are_shown_oldest_first_with_the_time_that_AWS_gave_them()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(10),
            }
        );
        var began = cloud.Clock.GetUtcNow();

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        var times = cloud.Shown.OfType<StackEventSeen>().Select(e => e.Time).ToList();
        times.ShouldBeInOrder();
        times[0].ShouldBeInRange(began, began.AddSeconds(10));
        (times[^1] - times[0]).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_attaches_to_an_operation_is_shown_what_comes_and_not_what_was()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(60),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        await cloud.Clients.CloudFormation.UpdateStackWithAsync(DeployerFixture.OneParameter("b"));
        await cloud.UntilAsync("UPDATE_IN_PROGRESS");
        cloud.Shown.Clear();
        cloud.Operations.Clear();

        (await cloud.DeployAsync(DeployerFixture.OneParameter("b"))).Effect.ShouldBe(StackEffect.Unchanged);

        var statuses = cloud.Shown.OfType<StackEventSeen>().Select(e => $"{e.LogicalId} {e.Status}").ToList();
        statuses.ShouldNotContain("One CREATE_COMPLETE");
        statuses.ShouldContain("One UPDATE_COMPLETE");
        statuses.ShouldContain($"{Name} UPDATE_COMPLETE");
        statuses.ShouldBeUnique();
        // 60 seconds at a look each 1 to 3 seconds
        cloud.Operations.Count(operation => operation == "DescribeStacks").ShouldBeInRange(15, 80);
    }

    [Fact]
    public async Task A_dry_run_asks_for_the_account_before_it_makes_its_change_set()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        var refused = new DeploymentException(FailureKind.Refused, "another account");
        cloud.Operations.Clear();

        var failure = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(DeployerFixture.Declare(DeployerFixture.OneParameter("b")), _ => throw refused, DryRun)
        );

        failure.ShouldBe(refused);
        cloud.Operations.ShouldNotContain("CreateChangeSet");
    }

    [Fact]
    public async Task A_dry_run_of_a_new_stack_leaves_nothing_that_somebody_would_have_to_delete()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"), DryRun);

        cloud.Operations.ShouldBe(["DescribeStacks"]);
    }

    [Fact]
    public async Task A_dry_run_of_a_new_stack_counts_the_resources_whose_condition_may_hold()
    {
        const string Template = """
            Parameters:
              Stage: { Type: String, Default: dev }
            Conditions:
              IsDev: !Equals [!Ref Stage, dev]
              IsLive: !Equals [!Ref Stage, live]
              IsHere: !Equals [!Ref "AWS::Region", us-east-1]
            Resources:
              Always: { Type: AWS::SNS::Topic }
              Dev: { Type: AWS::SNS::Topic, Condition: IsDev }
              Live: { Type: AWS::SNS::Topic, Condition: IsLive }
              Here: { Type: AWS::SNS::Topic, Condition: IsHere }
            """;
        await using var cloud = await DeployerFixture.StartAsync();

        var outcome = await cloud.DeployAsync(Template, DryRun);

        outcome
            .Changes.Select(change => $"{change.Action} {change.LogicalId}")
            .ShouldBe(["Add Always", "Add Dev", "Add Here"]);
    }

    [Fact]
    public async Task A_dry_run_shows_the_changes()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"), DryRun);

        cloud.Shown.OfType<ChangesPlanned>().ShouldHaveSingleItem().Changes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_executed_once_the_run_is_cancelled()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        using var cancelled = new CancellationTokenSource();
        cloud.WhenShown = progress =>
        {
            if (progress is ChangesPlanned)
            {
                cancelled.Cancel();
            }
        };

        await Should.ThrowAsync<OperationCanceledException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("a"), null, cancelled.Token)
        );

        cloud.Operations.ShouldNotContain("ExecuteChangeSet");
        (await cloud.StatusAsync()).ShouldBe("none");
    }

    [Fact]
    public async Task Outputs_that_AWS_does_not_show_in_time_are_reported_as_not_read()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Host.Faults.StaleReads = 1000;
        cloud.Operations.Clear();

        var failure = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(DeployerFixture.OneParameter("b"))
        );

        failure.Kind.ShouldBe(FailureKind.StillRunning);
        failure.Message.ShouldBe(
            $"{Name}: deployed, but AWS still shows the state before it; its outputs could not be read"
        );
        failure.Next.ShouldBe("run the same command again; it continues from there");
        cloud.Operations.Count(operation => operation == "DescribeStacks").ShouldBeLessThan(300);
    }

    [Fact]
    public async Task A_protection_that_is_switched_on_is_reported()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        await cloud.DeployAsync(
            DeployerFixture.Declare(DeployerFixture.OneParameter("a")) with
            {
                TerminationProtection = true,
            }
        );

        cloud.Notes.ShouldContain("termination protection switched on");
    }
}
