using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class StateMachineApiTests
{
    internal const string Role = "arn:aws:iam::000000000000:role/cook";
    internal const string Arn = "arn:aws:states:eu-west-1:000000000000:stateMachine:soup";
    internal const string Passing = """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}""";
    internal const string Waiting =
        """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}""";

    internal static string Creation(string definition, string more = "") =>
        $"{{'name':'soup','roleArn':'{Role}','definition':\"{definition}\"{more}}}";

    [Fact]
    public async Task A_machine_is_created_described_listed_and_deleted()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        (await cloud.StatesAsync("CreateStateMachine", Creation(Passing)))["stateMachineArn"]!.ToString().ShouldBe(Arn);
        var described = await cloud.StatesAsync("DescribeStateMachine", $"{{'stateMachineArn':'{Arn}'}}");
        (described["status"]!.ToString(), described["type"]!.ToString(), described["revisionId"]).ShouldBe(
            ("ACTIVE", "STANDARD", null)
        );
        described["loggingConfiguration"]!.ToJsonString().ShouldBe("""{"level":"OFF","includeExecutionData":false}""");
        (await cloud.StatesAsync("ListStateMachines", "{}"))["stateMachines"]!.AsArray().Count.ShouldBe(1);
        await cloud.StatesAsync("DeleteStateMachine", $"{{'stateMachineArn':'{Arn}'}}");
        await cloud.StatesAsync("DeleteStateMachine", $"{{'stateMachineArn':'{Arn}'}}");
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.StatesAsync("DescribeStateMachine", $"{{'stateMachineArn':'{Arn}'}}")
        );
        (refusal.Code, refusal.Text).ShouldBe(("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{Arn}'"));
    }

    [Fact]
    public async Task Creating_the_same_machine_again_gives_the_first_one_and_another_of_its_name_is_refused()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing));
        (await cloud.StatesAsync("CreateStateMachine", Creation(Passing)))["stateMachineArn"]!.ToString().ShouldBe(Arn);
        (
            await ServiceFixture.RefusedAsync(() => cloud.StatesAsync("CreateStateMachine", Creation(Waiting)))
        ).Text.ShouldBe($"State Machine Already Exists: '{Arn}'");
    }

    [Theory]
    [InlineData("log-group:nowhere", "Log Group ARN must be provided with '*' qualifier.")]
    [InlineData("log-group:nowhere:*", "Log Destination does not exist.")]
    public async Task A_log_group_has_to_be_named_whole_and_to_exist(string group, string expected)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var logging =
            ",'loggingConfiguration':{'level':'ALL','destinations':[{'cloudWatchLogsLogGroup':{'logGroupArn':"
            + $"'arn:aws:logs:eu-west-1:000000000000:{group}'}}}}]}}";

        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.StatesAsync("CreateStateMachine", Creation(Passing, logging))
        );

        (refusal.Code, refusal.Text).ShouldBe(
            ("InvalidLoggingConfiguration", $"Invalid Logging Configuration: {expected}")
        );
    }

    [Fact]
    public async Task A_definition_with_a_mistake_is_refused_with_its_place()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.StatesAsync("CreateStateMachine", Creation("""{\"StartAt\":\"A\"}"""))
        );
        (refusal.Code, refusal.Text).ShouldBe(
            (
                "InvalidDefinition",
                "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'"
            )
        );
        var validated = await cloud.StatesAsync(
            "ValidateStateMachineDefinition",
            """{'definition':"{\"StartAt\":\"A\"}"}"""
        );
        (validated["result"]!.ToString(), validated["diagnostics"]![0]!["location"]!.ToString()).ShouldBe(
            ("FAIL", "/")
        );
    }

    [Theory]
    [InlineData("'name':'so up'", "InvalidName", "Invalid Name: 'so up'")]
    [InlineData(
        "'loggingConfiguration':{'level':'ALL'}",
        "InvalidLoggingConfiguration",
        "Invalid Logging Configuration: Must specify exactly one Log Destination."
    )]
    [InlineData(
        "'versionDescription':'x'",
        "ValidationException",
        "Version description can only be set when publish is true"
    )]
    public async Task Wrong_members_are_refused(string member, string code, string text)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var creation = member.StartsWith("'name'", StringComparison.Ordinal)
            ? Creation(Passing).Replace("'name':'soup'", member, StringComparison.Ordinal)
            : Creation(Passing, "," + member);
        var refusal = await ServiceFixture.RefusedAsync(() => cloud.StatesAsync("CreateStateMachine", creation));
        (refusal.Code, refusal.Text).ShouldBe((code, text));
    }

    [Fact]
    public async Task Updates_give_revisions_and_publishing_gives_versions()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing));
        var updated = await cloud.StatesAsync(
            "UpdateStateMachine",
            $"{{'stateMachineArn':'{Arn}','definition':\"{Waiting}\",'publish':true}}"
        );
        updated["revisionId"].ShouldNotBeNull();
        updated["stateMachineVersionArn"]!.ToString().ShouldBe(Arn + ":1");
        (await cloud.StatesAsync("PublishStateMachineVersion", $"{{'stateMachineArn':'{Arn}'}}"))[
            "stateMachineVersionArn"
        ]!
            .ToString()
            .ShouldBe(Arn + ":1");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.StatesAsync("PublishStateMachineVersion", $"{{'stateMachineArn':'{Arn}','revisionId':'old'}}")
            )
        ).Code.ShouldBe("ConflictException");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.StatesAsync("UpdateStateMachine", $"{{'stateMachineArn':'{Arn}'}}")
            )
        ).Code.ShouldBe("MissingRequiredParameter");
    }

    [Fact]
    public async Task An_alias_keeps_its_version_from_being_deleted()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing, ",'publish':true"));
        var alias = $"{{'name':'live','routingConfiguration':[{{'stateMachineVersionArn':'{Arn}:1','weight':100}}]}}";
        await cloud.StatesAsync("CreateStateMachineAlias", alias);
        (await cloud.StatesAsync("CreateStateMachineAlias", alias))["stateMachineAliasArn"]!
            .ToString()
            .ShouldBe(Arn + ":live");
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.StatesAsync("DeleteStateMachineVersion", $"{{'stateMachineVersionArn':'{Arn}:1'}}")
        );
        refusal.Text.ShouldBe(
            "Version to be deleted must not be referenced by an alias. "
                + "Current list of aliases referencing this version: [live]"
        );
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.StatesAsync("CreateStateMachineAlias", alias.Replace("100", "90", StringComparison.Ordinal))
            )
        ).Text.ShouldBe("Sum of routing configuration weights must equal 100. Received: [90]");
        await cloud.StatesAsync("DeleteStateMachineAlias", $"{{'stateMachineAliasArn':'{Arn}:live'}}");
        await cloud.StatesAsync("DeleteStateMachineVersion", $"{{'stateMachineVersionArn':'{Arn}:1'}}");
        (await cloud.StatesAsync("ListStateMachineVersions", $"{{'stateMachineArn':'{Arn}'}}"))["stateMachineVersions"]!
            .AsArray()
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Tags_are_set_listed_and_taken_away()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing, ",'tags':[{'key':'a','value':'1'}]"));
        await cloud.StatesAsync("TagResource", $"{{'resourceArn':'{Arn}','tags':[{{'key':'b','value':''}}]}}");
        await cloud.StatesAsync("UntagResource", $"{{'resourceArn':'{Arn}','tagKeys':['a']}}");
        (await cloud.StatesAsync("ListTagsForResource", $"{{'resourceArn':'{Arn}'}}"))["tags"]!
            .ToJsonString()
            .ShouldBe("""[{"key":"b","value":""}]""");
    }

    [Fact]
    public async Task A_single_state_can_be_tested()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var tested = await cloud.StatesAsync(
            "TestState",
            """{'definition':"{\"Type\":\"Pass\",\"Result\":{\"n\":1},\"ResultPath\":\"$.r\",\"Next\":\"B\"}",'input':"{\"x\":0}",'inspectionLevel':'DEBUG'}"""
        );
        (tested["status"]!.ToString(), tested["output"]!.ToString(), tested["nextState"]!.ToString()).ShouldBe(
            ("SUCCEEDED", """{"x":0,"r":{"n":1}}""", "B")
        );
        tested["inspectionData"]!["result"]!.ToString().ShouldBe("""{"n":1}""");
        var mocked = await ServiceFixture.RefusedAsync(() =>
            cloud.StatesAsync("TestState", """{'definition':"{\"Type\":\"Succeed\"}",'mock':{'result':'1'}}""")
        );
        mocked.Text.ShouldBe("State type 'Succeed' is not supported when a mock is specified");
    }
}
