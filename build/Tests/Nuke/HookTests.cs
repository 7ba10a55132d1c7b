using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class HookTests
{
    private const string Build = "HookBuild";

    [Fact]
    public async Task Extensions_come_by_priority_and_the_builds_own_methods_last() =>
        (await NukeRun.Of(Build, "Good")).Said.ShouldBe([
            "high created",
            "low created",
            "own created",
            "high initialized with 1 targets",
            "low initialized with 1 targets",
            "high running Good",
            "low running Good",
            "own running Good",
            "Good",
            "high succeeded Good",
            "low succeeded Good",
            "own succeeded Good",
            "high finished well",
            "low finished well",
            "own finished 0",
        ]);

    [Fact]
    public async Task A_failure_is_reported_before_the_build_finishes() =>
        (await NukeRun.Of(Build, "Bad"))
            .Said.Where(x => !x.StartsWith("low", StringComparison.Ordinal))
            .Skip(5)
            .ShouldBe(["high failed Bad", "own failed Bad", "high finished badly", "own finished 1"]);

    [Fact]
    public async Task A_skipped_target_is_reported() =>
        (await NukeRun.Of(Build, "Never")).Said.ShouldContain("own skipped Never");

    [Theory]
    [InlineData("InvokedTargets")]
    [InlineData("SkippedTargets")]
    [InlineData("ScheduledTargets")]
    [InlineData("RunningTargets")]
    [InlineData("AbortedTargets")]
    [InlineData("FailedTargets")]
    [InlineData("SucceededTargets")]
    [InlineData("FinishedTargets")]
    [InlineData("IsFailing")]
    [InlineData("IsFinished")]
    public async Task Before_the_plan_exists_no_list_of_targets_can_be_asked_for(string list)
    {
        var run = await NukeRun.Of("EarlyBuild", $"Nothing --ask {list}");

        run.ExitCode.ShouldBe(255);
        run.Output.ShouldContain("Value cannot be null. (Parameter 'source')");
    }

    [Fact]
    public async Task The_plan_itself_is_null_before_it_exists() =>
        (await NukeRun.Of("EarlyBuild", "Nothing --ask ExecutionPlan")).Said.ShouldBe(["plan missing", "Nothing"]);

    [Fact]
    public async Task An_output_that_is_switched_off_is_asked_about_before_the_plan_exists() =>
        (await NukeRun.Of("OutputBuild", "Nothing")).Said.ShouldBe(["asked without plan", "Nothing"]);

    [Fact]
    public async Task Help_ends_before_later_hooks() =>
        (await NukeRun.Of(Build, "Good --help")).Said.ShouldNotContain(x =>
            x.Contains("finished", StringComparison.Ordinal)
        );
}
