using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class StackPolicyTests
{
    private const string Allow = """{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"}""";

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"Update:Delete","Principal":"*","Resource":"LogicalResourceId/B*"}""")]
    [InlineData(
        """{"Effect":"Deny","NotAction":"Update:Modify","Principal":"*","NotResource":"LogicalResourceId/A"}"""
    )]
    [InlineData(
        """{"Effect":"Deny","Action":["Update:Replace","Update:Delete"],"Principal":"*","Resource":"*","Condition":{"StringLike":{"ResourceType":["AWS::SSM::*"]}}}"""
    )]
    public async Task A_deletion_that_a_statement_denies_ends_the_update(string statement)
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1", "B=2"), ("StackPolicyBody", Policy(Allow, statement)));
        await aws.UpdateAsync("s", Template("A=1"));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.EventsAsync("s")).ShouldContain(told =>
            told.StartsWith("B UPDATE_FAILED: Action denied by stack policy: Statement [#1] does not allow [Update:")
        );
        await aws.UpdateAsync("s", Template("A=2", "B=2"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_policy_during_an_update_is_the_one_that_counts_and_is_shown_while_it_runs()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(clock, new() { ProvisioningTime = TimeSpan.FromMinutes(1) });
        var deny = Policy(Allow.Replace("Allow", "Deny", StringComparison.Ordinal));
        await aws.PutObjectAsync("policies", "allow.json", Policy(Allow));
        await aws.CreateAsync("s", Template("A=1"), ("StackPolicyBody", deny));
        await aws.SettledAsync("s");

        var url = "https://policies.s3.eu-west-1.amazonaws.com/allow.json";
        await aws.UpdateAsync("s", Template("A=2"), ("StackPolicyDuringUpdateURL", url));
        (await PolicyAsync(aws)).ShouldBe(Policy(Allow));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
        (await PolicyAsync(aws)).ShouldBe(deny);

        await aws.UpdateAsync("s", Template("A=3"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.EventsAsync("s")).ShouldContain(
            "A UPDATE_FAILED: Action denied by stack policy: Statement [#0] does not allow [Update:*] for resource [*]"
        );
    }

    private static string Policy(params string[] statements) =>
        $$"""{"Statement":[{{string.Join(',', statements)}}]}""";

    private static async Task<string> PolicyAsync(StackFixture aws) =>
        (await aws.CallAsync("GetStackPolicy", ("StackName", "s"))).Element("StackPolicyBody")!.Value;
}
