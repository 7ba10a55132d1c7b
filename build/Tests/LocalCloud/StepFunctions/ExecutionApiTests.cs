using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.StepFunctions.StateMachineApiTests;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class ExecutionApiTests
{
    private const string First = "arn:aws:states:eu-west-1:000000000000:execution:soup:first";

    internal static async Task<JsonObject> EndedAsync(ServiceFixture cloud, string arn)
    {
        JsonObject execution = [];
        await BoundedWait.UntilAsync(
            async () =>
            {
                execution = await cloud.StatesAsync("DescribeExecution", $"{{'executionArn':'{arn}'}}");
                return execution["status"]!.ToString() != "RUNNING";
            },
            arn
        );
        return execution;
    }

    private static string Start(string input = "{}", string name = "first") =>
        $"{{'stateMachineArn':'{Arn}','name':'{name}','input':\"{input}\"}}";

    [Fact]
    public async Task An_execution_ends_with_its_output_and_has_a_history_in_both_orders()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing));
        (await cloud.StatesAsync("StartExecution", Start("""{\"dish\": 1}""")))["executionArn"]!
            .ToString()
            .ShouldBe(First);
        var ended = await EndedAsync(cloud, First);
        (ended["status"]!.ToString(), ended["output"]!.ToString(), ended["redriveStatus"]!.ToString()).ShouldBe(
            ("SUCCEEDED", """{"dish": 1}""", "NOT_REDRIVABLE")
        );
        var forwards = (await cloud.StatesAsync("GetExecutionHistory", $"{{'executionArn':'{First}'}}"))[
            "events"
        ]!.AsArray();
        forwards
            .Select(static each => each!["type"]!.ToString())
            .ShouldBe(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]);
        var backwards = await cloud.StatesAsync(
            "GetExecutionHistory",
            $"{{'executionArn':'{First}','reverseOrder':true,'maxResults':3}}"
        );
        backwards["events"]![0]!["id"]!.GetValue<int>().ShouldBe(4);
        (
            await cloud.StatesAsync(
                "GetExecutionHistory",
                $"{{'executionArn':'{First}','reverseOrder':true,'maxResults':3,'nextToken':'{backwards["nextToken"]}'}}"
            )
        )["events"]!
            .AsArray()
            .Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_can_be_used_again_only_for_the_same_input_while_it_runs()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Waiting));
        await cloud.StatesAsync("StartExecution", Start());
        await cloud.StatesAsync("StartExecution", Start());
        (await ServiceFixture.RefusedAsync(() => cloud.StatesAsync("StartExecution", Start("1")))).Text.ShouldBe(
            $"Execution Already Exists: '{First}'"
        );
    }

    [Theory]
    [InlineData("", "Invalid execution input.")]
    [InlineData(
        "soup",
        "Unrecognized token 'soup': was expecting (JSON String, "
            + "Number, Array, Object or token 'null', 'true' or 'false')"
    )]
    public async Task Input_that_is_not_JSON_is_refused(string input, string reason)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing));
        var refusal = await ServiceFixture.RefusedAsync(() => cloud.StatesAsync("StartExecution", Start(input)));
        (refusal.Code, refusal.Text).ShouldBe(
            ("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{reason}'")
        );
    }

    [Fact]
    public async Task A_stopped_execution_is_aborted_with_the_reason_given()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Waiting));
        await cloud.StatesAsync("StartExecution", Start());
        await cloud.StatesAsync("StopExecution", $"{{'executionArn':'{First}','error':'Fire','cause':'alarm'}}");
        var stopped = await EndedAsync(cloud, First);
        (stopped["status"]!.ToString(), stopped["error"]!.ToString(), stopped["cause"]!.ToString()).ShouldBe(
            ("ABORTED", "Fire", "alarm")
        );
        (await cloud.StatesAsync("ListExecutions", $"{{'stateMachineArn':'{Arn}','statusFilter':'ABORTED'}}"))[
            "executions"
        ]!
            .AsArray()
            .Count.ShouldBe(1);
        (await cloud.StatesAsync("ListExecutions", $"{{'stateMachineArn':'{Arn}','statusFilter':'RUNNING'}}"))[
            "executions"
        ]!
            .AsArray()
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Machines_and_ended_executions_outlive_the_host_and_cut_off_ones_are_aborted()
    {
        var folder = Directory.CreateTempSubdirectory("localcloud").FullName;
        await using (var cloud = await ServiceFixture.StartAsync(new LocalCloudOptions { Folder = folder }))
        {
            await cloud.StatesAsync("CreateStateMachine", Creation(Waiting));
            await cloud.StatesAsync("StartExecution", Start());
        }

        await using (var cloud = await ServiceFixture.StartAsync(new LocalCloudOptions { Folder = folder }))
        {
            var cut = await EndedAsync(cloud, First);
            (cut["status"]!.ToString(), cut["cause"]!.ToString()).ShouldBe(
                ("ABORTED", "LocalCloud stopped while the execution was running.")
            );
            (await cloud.StatesAsync("GetExecutionHistory", $"{{'executionArn':'{First}'}}"))["events"]!
                .AsArray()
                .Count.ShouldBe(2);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_express_machine_answers_at_once_and_has_no_descriptions()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing, ",'type':'EXPRESS'"));
        var ended = await cloud.StatesAsync("StartSyncExecution", Start("""{\"a\":1}"""));
        (ended["status"]!.ToString(), ended["output"]!.ToString()).ShouldBe(("SUCCEEDED", """{"a":1}"""));
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.StatesAsync("DescribeExecution", $"{{'executionArn':'{ended["executionArn"]}'}}")
        );
        refusal.Text.ShouldBe("Invalid Arn: 'Resource type not valid in this context: express'");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.StatesAsync("ListExecutions", $"{{'stateMachineArn':'{Arn}'}}")
            )
        ).Code.ShouldBe("StateMachineTypeNotSupported");
    }

    [Fact]
    public async Task An_activitys_worker_takes_the_work_and_reports_the_outcome()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var activity = (await cloud.StatesAsync("CreateActivity", "{'name':'peel'}"))["activityArn"]!.ToString();
        await cloud.StatesAsync(
            "CreateStateMachine",
            Creation(
                """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"ACTIVITY\",\"End\":true}}}""".Replace(
                    "ACTIVITY",
                    activity,
                    StringComparison.Ordinal
                )
            )
        );
        await cloud.StatesAsync("StartExecution", Start("""{\"potatoes\":3}"""));
        var work = await cloud.StatesAsync("GetActivityTask", $"{{'activityArn':'{activity}','workerName':'Ada'}}");
        work["input"]!.ToString().ShouldBe("""{"potatoes":3}""");
        await cloud.StatesAsync("SendTaskSuccess", $"{{'taskToken':'{work["taskToken"]}','output':'3'}}");
        (await EndedAsync(cloud, First))["output"]!.ToString().ShouldBe("3");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.StatesAsync("SendTaskSuccess", $"{{'taskToken':'{work["taskToken"]}','output':'3'}}")
            )
        ).Code.ShouldBe("TaskTimedOut");
        (
            await ServiceFixture.RefusedAsync(() => cloud.StatesAsync("SendTaskHeartbeat", "{'taskToken':'none'}"))
        ).Text.ShouldBe("Invalid Token: 'Invalid token'");
    }

    [Fact]
    public async Task An_execution_ends_at_an_activity_that_does_not_exist_and_nothing_catches_it()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        const string Definition =
            """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:us-east-1:000000000000:activity:gone\",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"B\"}],\"End\":true},\"B\":{\"Type\":\"Pass\",\"End\":true}}}""";
        await cloud.StatesAsync("CreateStateMachine", Creation(Definition));
        await cloud.StatesAsync("StartExecution", Start("{}"));

        var ended = await EndedAsync(cloud, First);

        ended["status"]!.ToString().ShouldBe("FAILED");
        ended["error"]!.ToString().ShouldBe("States.Runtime");
        ended["cause"]!.ToString().ShouldStartWith("Internal Error (");
    }

    [Fact]
    public async Task One_machine_can_run_another_and_wait_for_it()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing));
        const string Outer =
            """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::states:startExecution.sync:2\",\"Parameters\":{\"StateMachineArn\":\"ARN\",\"Input\":{\"x\":1}},\"OutputPath\":\"$.Output\",\"End\":true}}}""";
        await cloud.StatesAsync(
            "CreateStateMachine",
            Creation(Outer.Replace("ARN", Arn, StringComparison.Ordinal))
                .Replace("'soup'", "'outer'", StringComparison.Ordinal)
        );
        var started = await cloud.StatesAsync(
            "StartExecution",
            $"{{'stateMachineArn':'{Arn.Replace("soup", "outer", StringComparison.Ordinal)}'}}"
        );
        (await EndedAsync(cloud, started["executionArn"]!.ToString()))["output"]!.ToString().ShouldBe("""{"x":1}""");
    }
}
