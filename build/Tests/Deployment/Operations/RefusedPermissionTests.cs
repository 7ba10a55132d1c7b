using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Permissions that lack are found in stacks and in logs, each once.</summary>
public sealed class RefusedPermissionTests
{
    private const string Refusal =
        "User: arn:aws:sts::000000000000:assumed-role/cook/session is not authorized to perform: "
        + "ssm:PutParameter on resource: arn:aws:ssm:us-east-1:000000000000:parameter/test/one";

    [Fact]
    public async Task A_stack_that_failed_for_a_permission_is_told_with_the_role_and_the_action()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("One", reason: Refusal);
        await Should.ThrowAsync<Exception>(() => cloud.DeployAsync(DeployerFixture.OneParameter("a")));
        var stacks = await cloud.Calls.AllStacksAsync(CancellationToken.None);

        var found = await KitchenTroubles.SearchAsync(
            cloud,
            new RefusedStackEvents(cloud.Calls, stacks),
            new OddStacks(stacks, cloud.Clock)
        );

        found[0].Kind.ShouldBe(TroubleKind.MissingPermission);
        (found[0].Where, found[0].Command).ShouldBe(("cook", "BootstrapAccess"));
        found[0].Evidence.ShouldStartWith("ai-chef-test/One: not allowed to perform ssm:PutParameter on arn:aws:ssm:");
        found[0]
            .AwsCommand.ShouldNotBeNull()
            .ShouldStartWith("iam simulate-principal-policy --policy-source-arn arn:aws:iam::000000000000:role/cook ");
        found[^1].Kind.ShouldBe(TroubleKind.OddStack);
        found[^1].Command.ShouldBe("Deploy");
    }

    [Fact]
    public async Task A_refusal_in_a_log_is_told_once()
    {
        await using var cloud = await KitchenTroubles.WithLogAsync();
        KitchenTroubles.Write(cloud, "{\"message\":\"" + Refusal + " because\"}");
        KitchenTroubles.Write(cloud, Refusal);
        KitchenTroubles.Write(cloud, "all is well");

        var found = await KitchenTroubles.SearchAsync(
            cloud,
            new RefusedLogLines(KitchenTroubles.Reader(cloud), [KitchenTroubles.Soup], KitchenTroubles.From(cloud))
        );

        var trouble = found.ShouldHaveSingleItem();
        (trouble.Kind, trouble.Where, trouble.Command).ShouldBe((TroubleKind.MissingPermission, "cook", "Deploy"));
    }
}
