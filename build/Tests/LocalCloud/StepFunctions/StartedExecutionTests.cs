using System.Text.Json.Nodes;
using AiChef.LocalCloud.StepFunctions.Tasks;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.StepFunctions.StateMachineApiTests;

namespace AiChef.Tests.LocalCloud.StepFunctions;

/// <summary>Executions that start others.</summary>
public sealed class StartedExecutionTests
{
    private const string Failing =
        """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Burnt\",\"Cause\":\"too hot\"}}}""";

    [Theory]
    [InlineData("states:startExecution.sync", "{\"dish\":\"soup\"}")]
    [InlineData("states:startExecution.sync:2", """{"dish":"soup"}""")]
    public async Task One_that_waits_gets_the_output_as_text_or_as_JSON(string resource, string output)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing));

        var run = await RunAsync(cloud, resource, $"'StateMachineArn':'{Arn}','Input':{{'dish':'soup'}}");

        var ended = JsonNode.Parse(run.Outcome.Output!)!;
        ended["Status"]!.ToString().ShouldBe("SUCCEEDED");
        var isText = ended["Output"] is JsonValue;
        isText.ShouldBe(resource.EndsWith("sync", StringComparison.Ordinal));
        (isText ? ended["Output"]!.ToString() : ended["Output"]!.ToJsonString()).ShouldBe(output);
    }

    [Fact]
    public async Task One_that_waits_fails_with_what_the_other_failed_of()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Failing));

        var run = await RunAsync(cloud, "states:startExecution.sync", $"'StateMachineArn':'{Arn}'");

        run.Outcome.Error.ShouldBe("States.TaskFailed");
        var cause = JsonNode.Parse(run.Outcome.Cause!)!;
        (cause["Status"]!.ToString(), cause["Error"]!.ToString(), cause["Cause"]!.ToString()).ShouldBe(
            ("FAILED", "Burnt", "too hot")
        );
    }

    [Theory]
    [InlineData("states:startExecution", "StepFunctions.StateMachineDoesNotExistException", "AWSStepFunctions")]
    [InlineData("aws-sdk:sfn:startExecution", "Sfn.StateMachineDoesNotExistException", "Service: Sfn")]
    public async Task One_that_is_not_there_cannot_be_started(string resource, string error, string cause)
    {
        await using var cloud = await ServiceFixture.StartAsync();

        var run = await RunAsync(cloud, resource, $"'StateMachineArn':'{Arn}'");

        run.Outcome.Error.ShouldBe(error);
        run.Outcome.Cause!.ShouldContain(cause);
    }

    [Fact]
    public async Task An_execution_is_described_by_the_SDK_with_times_as_text()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", Creation(Passing));
        var arn = (await cloud.StatesAsync("StartExecution", $"{{'stateMachineArn':'{Arn}'}}"))["executionArn"]!;
        await ExecutionApiTests.EndedAsync(cloud, arn.ToString());

        var run = await RunAsync(cloud, "aws-sdk:sfn:describeExecution", $"'ExecutionArn':'{arn}'");

        var described = JsonNode.Parse(run.Outcome.Output!)!;
        described["Status"]!.ToString().ShouldBe("SUCCEEDED");
        described["StartDate"]!.ToString().ShouldEndWith("Z");
    }

    private static Task<MachineRun> RunAsync(ServiceFixture cloud, string resource, string parameters) =>
        MachineRun.OfStatesAsync(
            $"'A':{{'Type':'Task','Resource':'arn:aws:states:::{resource}','Parameters':{{{parameters}}},'End':true}}",
            service: new StepFunctionsTasks(cloud.Host.Cloud)
        );
}
