using AiChef.Deployment.Operations.Executions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>One execution in detail: its states, its failure, and no more data than its log has.</summary>
public sealed class ExecutionReaderTests
{
    [Fact]
    public async Task Each_state_is_told_once_with_its_result()
    {
        await using var kitchen = await KitchenFixture.StartAsync();

        var it = await kitchen.ReadAsync(await kitchen.RunAsync("first"));

        var states = it.States.ToDictionary(state => state.Name, StringComparer.Ordinal);
        states["Begin"].Result.ShouldBe(StateResult.Succeeded);
        states["Look"].Result.ShouldBe(StateResult.Caught);
        states["Look"].Failures.Count.ShouldBe(2, "one attempt and its retry");
        states["Paint"].Result.ShouldBeOneOf(StateResult.Caught, StateResult.Aborted);
        states["LookFailed"].Result.ShouldBe(StateResult.Failed);
        states["All"].Result.ShouldBe(StateResult.Caught);
        states["End"].Result.ShouldBe(StateResult.Failed);
        it.States.Select(state => state.Entered).ShouldBeInOrder();
        it.States[0].Name.ShouldBe("Begin");
    }

    [Fact]
    public async Task The_failing_state_is_the_task_whose_error_the_execution_ended_with()
    {
        await using var kitchen = await KitchenFixture.StartAsync();

        var it = await kitchen.ReadAsync(await kitchen.RunAsync("first"));

        it.Summary.Error.ShouldBe("LookFailed");
        it.LastState.ShouldBe("End");
        it.LastStateType.ShouldBe("Fail");
        var failing = it.Failing.ShouldNotBeNull();
        failing.Visit.Name.ShouldBe("Look");
        failing.Failure.ShouldNotBeNull().Error.ShouldBe("DynamoDB.ResourceNotFoundException");
        it.Functions.ShouldBe(["painter"]);
    }

    [Fact]
    public async Task A_failure_that_was_overcome_is_not_the_failing_state()
    {
        await using var kitchen = await KitchenFixture.StartAsync();

        var it = await kitchen.ReadAsync(await kitchen.RunAsync("first", """{"food":"soup"}"""));

        it.Summary.Error.ShouldBe("States.Runtime");
        it.Failing.ShouldNotBeNull().Visit.Name.ShouldBe("Begin");
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(false, true, "secret soup")]
    [InlineData(true, false, "secret soup")]
    public async Task Inputs_are_shown_only_where_the_log_has_them_or_on_request(
        bool logsData,
        bool asked,
        string? shown
    )
    {
        await using var kitchen = await KitchenFixture.StartAsync(logsData);

        var it = await kitchen.ReadAsync(await kitchen.RunAsync("first"), asked);

        it.IsDataHidden.ShouldBe(shown is null);
        foreach (var text in new[] { it.Input, it.Failing!.Visit.Input })
        {
            (text is null).ShouldBe(shown is null);
            text?.ShouldContain(shown!);
        }
    }
}
