using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A write to a stack whose answer never arrives is carried out once, and the deployment continues.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData("CreateChangeSet")]
    [InlineData("ExecuteChangeSet")]
    [InlineData("UpdateTerminationProtection")]
    public async Task A_creation_and_an_update_go_on(string operation)
    {
        await using var cloud = await DeployerFixture.StartAsync(lossy: true);
        foreach (var value in (string[])["a", "b"])
        {
            cloud.Losing = operation;
            cloud.Operations.Clear();

            var stack = DeployerFixture.Declare(DeployerFixture.OneParameter(value)) with
            {
                TerminationProtection = true,
            };
            var outcome = await cloud.DeployAsync(stack);

            outcome.Effect.ShouldBe(StackEffect.Deployed);
            cloud.Notes.ShouldNotContain(note => note.Contains("another run", StringComparison.Ordinal));
            (await cloud.ChangeSetsAsync()).ShouldBe(0);
        }
        cloud.Lost.ShouldBe(operation == "UpdateTerminationProtection" ? 1 : 2);
    }

    [Fact]
    public async Task A_change_set_without_changes_is_deleted_once()
    {
        await using var cloud = await DeployerFixture.StartAsync(lossy: true);
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Losing = "DeleteChangeSet";

        var outcome = await cloud.DeployAsync(DeployerFixture.OneParameter("a") + "# a remark\n");

        outcome.Effect.ShouldBe(StackEffect.Unchanged);
        cloud.Lost.ShouldBe(1);
        (await cloud.ChangeSetsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_stack_is_deleted_once()
    {
        await using var cloud = await DeployerFixture.StartAsync(lossy: true);
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Losing = "DeleteStack";

        (await cloud.RemoveAsync()).ShouldBeTrue();

        cloud.Lost.ShouldBe(1);
        (await cloud.StatusAsync()).ShouldBe("none");
    }
}
