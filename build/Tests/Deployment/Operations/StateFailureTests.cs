using AiChef.Deployment.Operations.Executions;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

public sealed class StateFailureTests
{
    private static readonly DateTime Time = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>The types of events whose details, as the SDK knows them, have an error and a cause.</summary>
    public static TheoryData<string> Failures =>
        [
            .. typeof(HistoryEvent)
                .GetProperties()
                .Where(static details => details.PropertyType.GetProperty("Cause") is not null)
                .Select(static details => details.Name.Replace("EventDetails", "", StringComparison.Ordinal))
                .Where(static type => !type.StartsWith("Execution", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Error_and_cause_are_those_of_the_event(string type)
    {
        var happened = new HistoryEvent { Type = new HistoryEventType(type), Timestamp = Time };
        var place = typeof(HistoryEvent).GetProperty($"{type}EventDetails")!;
        var details = Activator.CreateInstance(place.PropertyType)!;
        place.PropertyType.GetProperty("Error")!.SetValue(details, "E");
        place.PropertyType.GetProperty("Cause")!.SetValue(details, "C");
        place.SetValue(happened, details);

        StateFailure.Of(happened).ShouldBe(new StateFailure(Time, "E", "C"));
    }

    [Fact]
    public void An_event_without_details_is_a_failure_all_the_same() =>
        StateFailure
            .Of(new() { Type = "MapIterationFailed", Timestamp = Time })
            .ShouldBe(new StateFailure(Time, Error: null, Cause: null));

    [Theory]
    [InlineData("ExecutionFailed")]
    [InlineData("ExecutionTimedOut")]
    [InlineData("TaskSucceeded")]
    [InlineData("TaskStateEntered")]
    public void The_end_of_the_execution_and_a_success_are_no_failure_of_a_state(string type) =>
        StateFailure.Of(new() { Type = new HistoryEventType(type), Timestamp = Time }).ShouldBeNull();
}
