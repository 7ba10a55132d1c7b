using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class RequirementTests
{
    private const string Build = "RequirementBuild";

    [Theory]
    [InlineData("NeedsKey")]
    [InlineData("NeedsCount")]
    [InlineData("NeedsCondition --count 3")]
    [InlineData("Both")]
    public async Task A_requirement_that_is_not_met_fails_before_the_first_target(string arguments)
    {
        var run = await NukeRun.Of(Build, arguments, ("GITHUB_ACTIONS", "true"));

        run.ExitCode.ShouldBe(255);
        run.Said.ShouldBeEmpty();
        run.Output.ShouldContain("requires");
    }

    [Theory]
    [InlineData("NeedsKey --key k", "NeedsKey")]
    [InlineData("NeedsCount --count 0", "NeedsCount")]
    [InlineData("NeedsCondition --count 4", "NeedsCondition")]
    public async Task A_requirement_that_is_met_lets_the_target_run(string arguments, string target) =>
        (await NukeRun.Of(Build, arguments)).Said.ShouldBe([target]);

    [Fact]
    public async Task A_requirement_of_a_skipped_target_is_not_checked() =>
        (await NukeRun.Of(Build, "Both --skip NeedsKey")).Said.ShouldBe(["Free"]);
}
