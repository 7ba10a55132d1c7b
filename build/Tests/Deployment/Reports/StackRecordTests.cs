using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>How the record of a stack ends.</summary>
public sealed class StackRecordTests
{
    private readonly ManualClock _clock = new();
    private readonly RunRecord _run;

    public StackRecordTests() => _run = new RunRecord(_clock);

    [Fact]
    public void A_stack_that_failed_has_its_cause_and_no_effect()
    {
        var stack = _run.Of("x").Begin("a");

        stack.Fail(new DeploymentException(FailureKind.Failed, "it broke"));

        stack.Report().Failure!.Cause.ShouldBe("it broke");
        stack.Report().Effect.ShouldBeNull();
    }

    [Fact]
    public void Events_are_kept_in_the_order_in_which_they_come()
    {
        var stack = _run.Of("x").Begin("a");
        IProgress<StackProgress> progress = stack;

        progress.Report(
            new StackEventSeen("a", DateTimeOffset.UnixEpoch, "CREATE_IN_PROGRESS", "One", "AWS::A::B", null)
        );
        progress.Report(new StackNote("a", "waiting"));
        progress.Report(
            new StackEventSeen("a/N", DateTimeOffset.UnixEpoch, "CREATE_FAILED", "Two", "AWS::A::B", "it broke")
        );

        stack
            .Report()
            .Events.ShouldBe([
                new EventReport(DateTimeOffset.UnixEpoch, "a", "One", "AWS::A::B", "CREATE_IN_PROGRESS", null),
                new EventReport(DateTimeOffset.UnixEpoch, "a/N", "Two", "AWS::A::B", "CREATE_FAILED", "it broke"),
            ]);
    }

    [Fact]
    public void A_plan_is_kept_as_it_is_forecast()
    {
        var forecast = new StackForecast(ForecastKind.Unchanged, "CREATE_COMPLETE");
        var stack = _run.Of("x").Begin("a");

        stack.End(
            new StackOutcome(
                "a",
                "arn:a",
                StackEffect.Planned,
                "CREATE_COMPLETE",
                new Dictionary<string, string>(StringComparer.Ordinal),
                [],
                TimeSpan.Zero
            )
            {
                Forecast = forecast,
            }
        );

        (stack.Report().Effect, stack.Report().Forecast).ShouldBe((StackEffect.Planned, forecast));
    }
}
