using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class RulesTests
{
    // as the CDK writes it into every template
    private const string Bootstrap = """
        Parameters: {Version: {Type: String, Default: '21'}, Kind: {Type: String, Default: large}}
        Rules:
          Bootstrapped:
            RuleCondition: {'Fn::Equals': [{Ref: Kind}, large]}
            Assertions:
              - Assert: {'Fn::Not': [{'Fn::Contains': [['1', '2', '3'], {Ref: Version}]}]}
                AssertDescription: Bootstrap the account again
        Resources: {P: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: x}}}
        """;

    [Fact]
    public async Task A_value_that_breaks_a_rule_is_refused_if_its_condition_holds()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("good", Bootstrap);
        await aws.CreateAsync("other", Bootstrap, [.. Parameter(1, "Version", "2"), .. Parameter(2, "Kind", "small")]);

        var refusal = await aws.RefusedAsync(
            "CreateStack",
            [("StackName", "bad"), ("TemplateBody", Bootstrap), .. Parameter(1, "Version", "2")]
        );

        refusal.Code.ShouldBe("ValidationError");
        refusal.Text.ShouldContain("Bootstrap the account again");
    }

    [Fact]
    public async Task The_events_of_operations_tell_what_failed()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Bootstrap);

        var events = (await aws.CallAsync("DescribeEvents", ("StackName", "s"))).Descendants("EventId").ToList();
        var failed = await aws.CallAsync("DescribeEvents", ("StackName", "s"), ("Filters.FailedEvents", "true"));

        events.Count.ShouldBeGreaterThan(3);
        events[0].Parent!.Element("OperationStatus")!.Value.ShouldBe("SUCCEEDED");
        events[0].Parent!.Element("OperationType")!.Value.ShouldBe("CREATE_STACK");
        failed.Descendants("EventId").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_type_without_snapshots_cannot_have_one_made()
    {
        await using var aws = await StartAsync();
        (
            await aws.RefusedAsync(
                "CreateStack",
                ("StackName", "s"),
                ("TemplateBody", "Resources: {Q: {Type: AWS::SQS::Queue, DeletionPolicy: Snapshot}}")
            )
        ).Text.ShouldBe("Template error: resource type AWS::SQS::Queue does not support deletion policy Snapshot");
    }

    private static (string Name, string Value)[] Parameter(int number, string key, string value) =>
        [($"Parameters.member.{number}.ParameterKey", key), ($"Parameters.member.{number}.ParameterValue", value)];
}
