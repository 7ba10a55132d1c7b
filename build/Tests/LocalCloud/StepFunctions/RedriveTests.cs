using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.StepFunctions.StateMachineApiTests;

namespace AiChef.Tests.LocalCloud.StepFunctions;

/// <summary>Executions that are redriven go on from the state that failed.</summary>
public sealed class RedriveTests
{
    private const string First = "arn:aws:states:eu-west-1:000000000000:execution:soup:first";

    /// <summary>Fails until there is a table.</summary>
    private const string Looking = """
        {\"StartAt\":\"Choose\",\"States\":{
          \"Choose\":{\"Type\":\"Pass\",\"Assign\":{\"dish\":\"soup\"},\"Next\":\"Look\"},
          \"Look\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::dynamodb:getItem\",
            \"Parameters\":{\"TableName\":\"dishes\",\"Key\":{\"id\":{\"S.$\":\"$dish\"}}},\"Next\":\"Serve\"},
          \"Serve\":{\"Type\":\"Pass\",\"Parameters\":{\"again.$\":\"$$.Execution.RedriveCount\"},\"End\":true}}}
        """;

    private const string Failing = """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Burnt\"}}}""";

    private const string Branching = """
        {\"StartAt\":\"All\",\"States\":{\"All\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[
          {\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Burnt\"}}}]}}}
        """;

    [Fact]
    public async Task A_task_that_failed_is_scheduled_again_and_what_succeeded_before_stays()
    {
        await using var cloud = await StartedAsync(Looking);
        (await ExecutionApiTests.EndedAsync(cloud, First))["status"]!.ToString().ShouldBe("FAILED");
        await cloud.DynamoDbAsync(
            "CreateTable",
            "{'TableName':'dishes','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'}]}"
        );

        (await RedriveAsync(cloud))["redriveDate"].ShouldNotBeNull();
        var ended = await ExecutionApiTests.EndedAsync(cloud, First);

        (ended["status"]!.ToString(), ended["redriveCount"]!.GetValue<int>()).ShouldBe(("SUCCEEDED", 1));
        ended["output"]!.ToString().ShouldBe("""{"again":1}""");
        var types = await TypesAsync(cloud);
        types.Count(type => type == "ExecutionStarted").ShouldBe(1);
        types.Count(type => type == "PassStateEntered").ShouldBe(2);
        types
            .SkipWhile(type => type != "ExecutionFailed")
            .ShouldBe([
                "ExecutionFailed",
                "ExecutionRedriven",
                "TaskScheduled",
                "TaskStarted",
                "TaskSucceeded",
                "TaskStateExited",
                "PassStateEntered",
                "PassStateExited",
                "ExecutionSucceeded",
            ]);
    }

    [Fact]
    public async Task A_Fail_state_is_entered_again_and_fails_again()
    {
        await using var cloud = await StartedAsync(Failing);
        await ExecutionApiTests.EndedAsync(cloud, First);

        await RedriveAsync(cloud);

        var ended = await ExecutionApiTests.EndedAsync(cloud, First);
        (ended["status"]!.ToString(), ended["error"]!.ToString()).ShouldBe(("FAILED", "Burnt"));
        (await TypesAsync(cloud)).TakeLast(3).ShouldBe(["ExecutionRedriven", "FailStateEntered", "ExecutionFailed"]);
    }

    [Fact]
    public async Task A_repeated_request_with_the_same_token_redrives_once()
    {
        await using var cloud = await StartedAsync(Failing);
        await ExecutionApiTests.EndedAsync(cloud, First);

        var first = await RedriveAsync(cloud, ",'clientToken':'one'");
        await ExecutionApiTests.EndedAsync(cloud, First);
        var second = await RedriveAsync(cloud, ",'clientToken':'one'");

        second["redriveDate"]!.ToString().ShouldBe(first["redriveDate"]!.ToString());
        (await ExecutionApiTests.EndedAsync(cloud, First))["redriveCount"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData(Passing, "Execution is SUCCEEDED and cannot be redriven")]
    [InlineData(Waiting, "Execution is RUNNING and cannot be redriven")]
    public async Task What_did_not_fail_is_not_redriven(string definition, string reason)
    {
        await using var cloud = await StartedAsync(definition);
        if (definition == Passing)
        {
            await ExecutionApiTests.EndedAsync(cloud, First);
        }

        var refusal = await ServiceFixture.RefusedAsync(() => RedriveAsync(cloud));

        (refusal.Code, refusal.Text).ShouldBe(("ExecutionNotRedrivable", reason));
        (await cloud.StatesAsync("DescribeExecution", $"{{'executionArn':'{First}'}}"))["redriveStatusReason"]!
            .ToString()
            .ShouldBe(reason);
    }

    [Fact]
    public async Task Branches_are_not_modelled_and_said_not_to_be()
    {
        await using var cloud = await StartedAsync(Branching);
        await ExecutionApiTests.EndedAsync(cloud, First);

        (await ServiceFixture.RefusedAsync(() => RedriveAsync(cloud))).Text.ShouldBe(
            "LocalCloud does not model a Parallel state that failed ('All') of RedriveExecution of states"
        );
    }

    private static async Task<ServiceFixture> StartedAsync(string definition)
    {
        var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(definition.ReplaceLineEndings("")));
        await cloud.StatesAsync("StartExecution", $"{{'stateMachineArn':'{Arn}','name':'first'}}");
        return cloud;
    }

    private static Task<JsonObject> RedriveAsync(ServiceFixture cloud, string more = "") =>
        cloud.StatesAsync("RedriveExecution", $"{{'executionArn':'{First}'{more}}}");

    private static async Task<List<string>> TypesAsync(ServiceFixture cloud) =>
        [
            .. (await cloud.StatesAsync("GetExecutionHistory", $"{{'executionArn':'{First}'}}"))["events"]!
                .AsArray()
                .Select(static each => each!["type"]!.ToString()),
        ];
}
