using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>What another run makes at the same time is never deleted by this one.</summary>
public sealed class OtherRunsTests
{
    [Fact]
    public async Task A_recovery_does_not_delete_the_stack_that_another_run_created_in_the_meantime()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("One");
        await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("a")));
        var failed = (await cloud.StackAsync())!.StackId;
        string? made = null;

        // The account is asked for between the look at the stack and the deletion.
        await cloud.DeployAsync(
            DeployerFixture.Declare(DeployerFixture.OneParameter("b")),
            async cancellationToken =>
            {
                if (made is null)
                {
                    await cloud.Clients.CloudFormation.DeleteStackAsync(
                        new DeleteStackRequest { StackName = failed },
                        cancellationToken
                    );
                    await cloud.UntilAsync("none");
                    await cloud.Clients.CloudFormation.CreateStackWithAsync(DeployerFixture.OneParameter("a"));
                    await cloud.UntilAsync("CREATE_COMPLETE");
                    made = (await cloud.StackAsync())!.StackId;
                }
            }
        );

        var stack = (await cloud.StackAsync())!;
        stack.StackId.ShouldBe(made);
        stack.StackStatus.Value.ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_plan_that_is_discarded_leaves_the_plan_of_another_run()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var others = await PlanAsync(cloud);

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"), new StackDeployerOptions { DryRun = true });

        (await cloud.StatusAsync()).ShouldBe("REVIEW_IN_PROGRESS");
        var left = await cloud.Clients.CloudFormation.ListChangeSetsAsync(
            new ListChangeSetsRequest { StackName = DeployerFixture.Name }
        );
        left.Summaries.ShouldHaveSingleItem().ChangeSetId.ShouldBe(others);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_plan_that_is_discarded_leaves_the_stack_that_another_run_has_begun_to_make(int staleReads)
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(20),
            }
        );
        var others = await PlanAsync(cloud);
        cloud.WhenShown = shown =>
        {
            if (shown is ChangesPlanned)
            {
                cloud.WhenShown = null;
                cloud.Host.Faults.StaleReads = staleReads;
                cloud
                    .Clients.CloudFormation.ExecuteChangeSetAsync(
                        new ExecuteChangeSetRequest { ChangeSetName = others }
                    )
                    .GetAwaiter()
                    .GetResult();
            }
        };

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"), new StackDeployerOptions { DryRun = true });

        cloud.Operations.ShouldNotContain("DeleteStack");
        await cloud.UntilAsync("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_stack_that_another_run_only_plans_is_created()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await PlanAsync(cloud);

        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"))).Status.ShouldBe("CREATE_COMPLETE");
    }

    /// <summary>Another run's change set of a stack that does not exist yet.</summary>
    private static async Task<string> PlanAsync(DeployerFixture cloud)
    {
        var request = new CreateChangeSetRequest
        {
            StackName = DeployerFixture.Name,
            ChangeSetName = "of-another-run",
            ChangeSetType = ChangeSetType.CREATE,
            TemplateBody = DeployerFixture.OneParameter("other"),
        };
        var id = (await cloud.Clients.CloudFormation.CreateChangeSetAsync(request)).Id;
        while (
            (
                await cloud.Clients.CloudFormation.DescribeChangeSetAsync(
                    new DescribeChangeSetRequest { ChangeSetName = id }
                )
            ).Status != ChangeSetStatus.CREATE_COMPLETE
        )
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cloud.Clock);
        }
        return id;
    }
}
