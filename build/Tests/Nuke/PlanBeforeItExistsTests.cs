using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class PlanBeforeItExistsTests
{
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
}
