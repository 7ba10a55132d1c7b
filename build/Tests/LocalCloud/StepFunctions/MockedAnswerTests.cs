using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

/// <summary>The result of a mock is held against what the API would answer.</summary>
public sealed class MockedAnswerTests
{
    private const string Get = "aws-sdk:dynamodb:describeTable";
    private const string Start = "states:startExecution";
    private const string Logs = "aws-sdk:cloudwatchlogs:describeLogGroups";

    [Theory]
    [InlineData(Start, "STRICT", "{}", "Required field 'ExecutionArn' is missing")]
    [InlineData(Start, "PRESENT", "{'StartDate':5}", "Field 'StartDate' must be a string")]
    [InlineData(Start, "PRESENT", "{'ExecutionArn':''}", "Field 'ExecutionArn' is smaller than the minimum length")]
    [InlineData(Get, "PRESENT", "{'Table':[]}", "Field 'Table' must be an object")]
    [InlineData(Get, "PRESENT", "{'Table':{'KeySchema':{}}}", "Field 'KeySchema' must be an array")]
    [InlineData(Get, "PRESENT", "{'Table':{'ItemCount':'1'}}", "Field 'ItemCount' must be a number")]
    [InlineData(Get, null, "{'Table':{'TableSizeBytes':true}}", "Field 'TableSizeBytes' must be a number")]
    [InlineData(
        Logs,
        "PRESENT",
        "{'LogGroups':[{'StoredBytes':-1}]}",
        "Field 'StoredBytes' is less than the minimum value"
    )]
    public async Task What_the_API_could_not_answer_is_refused(
        string action,
        string? mode,
        string result,
        string problem
    ) =>
        (await ServiceFixture.RefusedAsync(() => TestAsync(action, mode, result))).Text.ShouldBe(
            $"Mock result schema validation error: {problem}"
        );

    [Theory]
    [InlineData(Start, "PRESENT", "{}")]
    [InlineData(Start, "NONE", "{'StartDate':true}")]
    [InlineData(Get, "STRICT", "{'Table':{'ItemCount':3,'Unheard':'of'}}")]
    [InlineData("events:putEvents", null, "{'Entries':1}")]
    public async Task What_the_API_could_answer_is_the_result(string action, string? mode, string result) =>
        await TestAsync(action, mode, result);

    [Fact]
    public async Task A_service_without_a_model_is_told() =>
        (await ServiceFixture.RefusedAsync(() => TestAsync("events:putEvents", "STRICT", "{}"))).Text.ShouldStartWith(
            "LocalCloud does not model the field validation of mocks of arn:aws:states:::events:putEvents"
        );

    private static async Task TestAsync(string action, string? mode, string result)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var definition = $"{{'Type':'Task','Resource':'arn:aws:states:::{action}','End':true}}";
        var mock = mode is null ? "" : $",'fieldValidationMode':'{mode}'";
        var answer = await cloud.StatesAsync(
            "TestState",
            $"{{'definition':{Quoted(definition)},'mock':{{'result':{Quoted(result)}{mock}}}}}"
        );
        answer["status"]!.ToString().ShouldBe("SUCCEEDED");
    }

    private static string Quoted(string json) => $"\"{json.Replace("'", "\\\"", StringComparison.Ordinal)}\"";
}
