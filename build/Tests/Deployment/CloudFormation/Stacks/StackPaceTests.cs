using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A deployment waits for AWS, never for itself. Times are those of the virtual clock.</summary>
public sealed class StackPaceTests
{
    private static readonly string[] Polls = ["DescribeStacks", "DescribeStackEvents", "DescribeChangeSet"];

    [Fact]
    public async Task A_change_costs_six_calls_and_one_for_each_poll()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Operations.Clear();

        await cloud.DeployAsync(DeployerFixture.OneParameter("b"));

        var operations = cloud.Operations.ToList();
        operations.Count.ShouldBeLessThanOrEqualTo(7, string.Join(' ', operations));
        operations.Count(operation => !Polls.Contains(operation)).ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_stack_that_changes_at_once_is_waited_for_no_longer()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        var took = await TimeOfAsync(cloud, () => cloud.DeployAsync(DeployerFixture.OneParameter("a")));

        took.ShouldBeLessThan(TimeSpan.FromSeconds(0.1));
    }

    [Fact]
    public async Task The_end_of_a_long_change_is_seen_within_half_a_second_and_few_polls()
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(40),
            }
        );
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Operations.Clear();

        var took = await TimeOfAsync(cloud, () => cloud.DeployAsync(DeployerFixture.OneParameter("b")));

        took.ShouldBeInRange(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40.5));
        cloud.Operations.Count(operation => operation == "DescribeStacks").ShouldBeLessThan(50);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    public async Task Many_stacks_take_as_long_as_one(int count)
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(10),
            }
        );

        var took = await TimeOfAsync(cloud, () => DeployAllAsync(cloud, count));

        took.ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task At_the_rates_of_AWS_many_stacks_are_deployed_all_the_same()
    {
        await using var cloud = await DeployerFixture.StartAsync(
            options => options with { LimitRequests = true },
            isRateLimited: true
        );

        var took = await TimeOfAsync(cloud, () => DeployAllAsync(cloud, 20));

        // Ten change sets are created at once, the others at two a second.
        took.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static async Task DeployAllAsync(DeployerFixture cloud, int count)
    {
        using var all = cloud.Calls.Join(count);
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(i =>
                    cloud.DeployAsync(
                        DeployerFixture.Declare(
                            "Resources: { One: { Type: AWS::SSM::Parameter, "
                                + $"Properties: {{ Name: /test/{i}, Type: String, Value: a }} }} }}",
                            $"ai-chef-test-{i}"
                        )
                    )
                )
        );
        outcomes.ShouldAllBe(outcome => outcome.Effect == StackEffect.Deployed);
    }

    private static async Task<TimeSpan> TimeOfAsync(DeployerFixture cloud, Func<Task> act)
    {
        var started = cloud.Clock.GetTimestamp();
        await act();
        return cloud.Clock.GetElapsedTime(started);
    }
}
