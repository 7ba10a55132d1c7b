using System.Text.Json;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What is read from the causes that Step Functions gives.</summary>
public sealed class TaskFailureTests
{
    [Theory]
    [InlineData("States.Timeout", "", "States.Timeout", "no reason is known")]
    [InlineData("Lambda.Unknown", "The function was killed", "Lambda.Unknown", "The function was killed")]
    [InlineData("Lambda.Unknown", "[1]", "Lambda.Unknown", "[1]")]
    [InlineData("X", """{"errorType":"InkException","errorMessage":"no ink"}""", "InkException", "no ink")]
    [InlineData(
        "X",
        """{"errorMessage":"RequestId: 1 Error: Runtime exited"}""",
        "X",
        "RequestId: 1 Error: Runtime exited"
    )]
    public void The_cause_of_a_function_or_a_service_is_the_reason(
        string error,
        string cause,
        string name,
        string reason
    ) => TaskFailure.Read(error, cause).ShouldBe(new(name, reason));

    [Fact]
    public void The_first_failure_of_a_branch_is_found_below_those_it_caused()
    {
        var function = Caught("InkException", """{"errorType":"InkException","errorMessage":"no ink"}""");
        TaskFailure.Read("NutritionFailed", function).ShouldBe(new("InkException", "no ink"));
        TaskFailure
            .Read(JsonElement.Parse(Caught("NutritionFailed", function)))
            .ShouldBe(new("InkException", "no ink"));
    }

    [Fact]
    public void Causes_are_followed_five_levels_down()
    {
        var cause = "the bottom";
        for (var level = 7; level > 0; level--)
        {
            cause = Caught($"E{level}", cause);
        }

        TaskFailure.Read("E0", cause).Error.ShouldBe("E5");
    }

    [Fact]
    public void A_cause_that_says_neither_error_nor_message_is_the_reason() =>
        TaskFailure.Read("X", """{"detail":1}""").ShouldBe(new("X", """{"detail":1}"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Error":1}""")]
    public void What_is_no_failure_is_an_unknown_one(string caught) =>
        TaskFailure.Read(JsonElement.Parse(caught)).ShouldBe(TaskFailure.Unknown);

    private static string Caught(string error, string cause) =>
        $$"""{"Error":"{{error}}","Cause":{{JsonEncodedText.Encode(cause) switch { var text => $"\"{text}\"" }}}}""";
}
