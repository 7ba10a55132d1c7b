using AiChef.LocalCloud;
using AiChef.LocalCloud.Iam;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Iam;

public sealed class IamResourceTests
{
    private static readonly (string, string) Iam = ("Capabilities.member.1", "CAPABILITY_IAM");
    private static readonly Scope Home = new("000000000000", "eu-west-1");

    private static string Template(string action = "s3:GetObject", string description = "cooks") =>
        $$"""
            Resources:
              Cook:
                Type: AWS::IAM::Role
                Properties:
                  Description: {{description}}
                  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: 'sts:AssumeRole' }] }
                  ManagedPolicyArns: [!Ref Shared]
                  Policies: [{ PolicyName: own, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '{{action}}', Resource: '*' }] } }]
              Shared:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 'logs:*', Resource: '*' }] }
              More:
                Type: AWS::IAM::Policy
                Properties:
                  PolicyName: more
                  Roles: [!Ref Cook]
                  PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 'sns:*', Resource: '*' }] }
            Outputs:
              Arn: { Value: !GetAtt Cook.Arn }
            """;

    private static Role Cook(StackFixture stacks) => stacks.Host.Cloud.Get<IamState>().Roles(Home).Single();

    [Fact]
    public async Task A_role_gets_its_inline_attached_and_separate_policies()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(), Iam);
        (await stacks.SettledAsync("kitchen")).ShouldBe(
            "CREATE_COMPLETE",
            string.Join('\n', await stacks.EventsAsync("kitchen"))
        );
        var role = Cook(stacks);
        role.Policies.Keys.ShouldBe(["more", "own"]);
        role.Attached.Count.ShouldBe(1);
        role.Name.ShouldStartWith("kitchen-Cook-");
        (await stacks.StackAsync("kitchen")).Descendants("OutputValue").Single().Value.ShouldBe(role.Arn);
    }

    [Fact]
    public async Task An_update_changes_the_role_in_place()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(), Iam);
        await stacks.SettledAsync("kitchen");
        var before = Cook(stacks);
        await stacks.UpdateAsync("kitchen", Template("s3:PutObject", "bakes"), Iam);
        (await stacks.SettledAsync("kitchen")).ShouldBe("UPDATE_COMPLETE");
        var after = Cook(stacks);
        (after.RoleId, after.Description).ShouldBe((before.RoleId, "bakes"));
        after.Policies["own"].ShouldContain("s3:PutObject");
        after.Policies.Keys.ShouldBe(["more", "own"]);
    }

    [Fact]
    public async Task A_policy_attached_from_outside_keeps_the_role_from_being_deleted()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(), Iam);
        await stacks.SettledAsync("kitchen");
        stacks.Host.Cloud.Get<IamState>().Attach(Home, Cook(stacks).Name, "arn:aws:iam::aws:policy/ReadOnlyAccess");
        await stacks.CallAsync("DeleteStack", ("StackName", "kitchen"));
        (await stacks.SettledAsync("kitchen")).ShouldBe("DELETE_FAILED");
        (await stacks.EventsAsync("kitchen")).ShouldContain(static each =>
            each.StartsWith("Cook DELETE_FAILED", StringComparison.Ordinal)
            && each.Contains("Cannot delete entity, must detach all policies first.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_malformed_policy_fails_the_resource()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync(
            "kitchen",
            Template()
                .Replace(
                    "'2012-10-17', Statement: [{ Effect: Allow, Action: 'sns",
                    "'2020-01-01', Statement: [{ Effect: Allow, Action: 'sns",
                    StringComparison.Ordinal
                ),
            Iam
        );
        (await stacks.SettledAsync("kitchen")).ShouldBe("ROLLBACK_COMPLETE");
        (await stacks.EventsAsync("kitchen")).ShouldContain(static each =>
            each.StartsWith("More CREATE_FAILED", StringComparison.Ordinal)
            && each.Contains("Policy document must be version 2012-10-17 or greater.", StringComparison.Ordinal)
        );
        stacks.Host.Cloud.Get<IamState>().Roles(Home).ShouldBeEmpty();
    }
}
