using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A run reads its stacks while it checks its files; what was read too long ago decides nothing.</summary>
public sealed class StackLookAheadTests
{
    private static readonly StackDeclaration Declared = DeployerFixture.Declare(DeployerFixture.OneParameter("a"));

    [Fact]
    public async Task An_unchanged_stack_that_was_read_ahead_is_not_read_again()
    {
        await using var cloud = await DeployedAsync();

        await LookAsync(cloud, Declared);
        cloud.Operations.Order().ShouldBe(["DescribeStacks", "GetTemplate"]);

        (await cloud.DeployAsync(Declared)).Effect.ShouldBe(StackEffect.Unchanged);
        cloud.Operations.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        await using var cloud = await DeployedAsync();
        await LookAsync(cloud, Declared);
        await cloud.DeployAsync(Declared);

        (await cloud.DeployAsync(Declared)).Effect.ShouldBe(StackEffect.Unchanged);

        cloud.Operations.Count.ShouldBe(4);
    }

    [Fact]
    public async Task After_a_second_the_stack_is_read_again_and_its_template_only_if_it_changed()
    {
        await using var cloud = await DeployedAsync();
        await LookAsync(cloud, Declared);
        await cloud.Clock.RunAsync(() => Task.Delay(TimeSpan.FromSeconds(1), cloud.Clock), "a second");
        cloud.Operations.Clear();

        (await cloud.DeployAsync(Declared)).Effect.ShouldBe(StackEffect.Unchanged);

        cloud.Operations.ShouldBe(["DescribeStacks"]);
    }

    [Fact]
    public async Task What_another_run_deploys_after_the_look_is_compared_and_not_what_was_there_before()
    {
        await using var cloud = await DeployedAsync();
        await LookAsync(cloud, Declared);
        var calls = new CloudFormationCalls(
            cloud.Clients.CloudFormation,
            new AwsRetry(cloud.Clients.Connection, cloud.Clock),
            cloud.Clock
        );
        var other = new StackDeployer(cloud.Clients, calls, new StackDeployerOptions(), cloud, cloud.Clock);
        var changed = DeployerFixture.Declare(DeployerFixture.OneParameter("b"));
        await cloud.Clock.RunAsync(
            () => other.DeployAsync(changed, static _ => Task.CompletedTask, CancellationToken.None),
            "another run"
        );
        await cloud.Clock.RunAsync(() => Task.Delay(TimeSpan.FromSeconds(1), cloud.Clock), "a second");

        (await cloud.DeployAsync(Declared)).Effect.ShouldBe(StackEffect.Deployed);
    }

    [Fact]
    public async Task A_template_is_read_ahead_only_where_it_decides()
    {
        await using var cloud = await DeployedAsync();
        var tagged = Declared with
        {
            Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["new"] = "tag" },
        };

        await LookAsync(cloud, tagged);
        await LookAsync(cloud, Declared with { Name = "ai-chef-other" });
        await LookAsync(cloud, Declared, new StackDeployerOptions { Force = true });

        cloud.Operations.Distinct().ShouldBe(["DescribeStacks"]);
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_is_created_without_another_look()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await LookAsync(cloud, Declared);

        (await cloud.DeployAsync(Declared)).Status.ShouldBe("CREATE_COMPLETE");

        cloud.Operations.Take(2).ShouldBe(["DescribeStacks", "CreateChangeSet"]);
    }

    [Fact]
    public async Task A_look_that_failed_fails_the_deployment_which_does_not_ask_a_second_time()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Host.Faults.DeniedActions = ["cloudformation:DescribeStacks"];
        await LookAsync(cloud, Declared);
        cloud.Host.Faults.Clear();

        var failure = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Declared));

        failure.Message.ShouldContain("cloudformation:DescribeStacks");

        cloud.Operations.ShouldBe(["DescribeStacks"]);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public async Task One_listing_answers_for_many_stacks(int stacks, int reads)
    {
        await using var cloud = await DeployerFixture.StartAsync();

        cloud.Calls.ReadAhead([.. Enumerable.Range(1, stacks).Select(n => $"stack{n}")], CancellationToken.None);
        await cloud.Clock.RunAsync(() => Task.Delay(TimeSpan.FromSeconds(0.1), cloud.Clock), "the reads");

        cloud.Operations.Count.ShouldBe(reads);
    }

    private static async Task<DeployerFixture> DeployedAsync()
    {
        var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Declared);
        cloud.Operations.Clear();
        return cloud;
    }

    private static Task LookAsync(
        DeployerFixture cloud,
        StackDeclaration stack,
        StackDeployerOptions? options = null
    ) =>
        cloud.Clock.RunAsync(
            async () =>
            {
                cloud.Calls.ReadAhead([stack.Name], CancellationToken.None);
                StackLookAhead.Compare([stack], cloud.Calls, options ?? new(), CancellationToken.None);
                await Task.Delay(TimeSpan.FromSeconds(0.1), cloud.Clock);
            },
            "the look ahead"
        );
}
