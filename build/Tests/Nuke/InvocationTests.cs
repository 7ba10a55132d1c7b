using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class InvocationTests
{
    private const string Build = "PlanBuild";

    [Fact]
    public async Task Names_ignore_case_and_dashes() =>
        (await NukeRun.Of(Build, "also-triggered")).Said.ShouldContain("AlsoTriggered");

    [Fact]
    public async Task A_private_unlisted_target_runs_but_is_not_in_help()
    {
        (await NukeRun.Of(Build, "Hidden")).Said.ShouldBe(["Hidden"]);
        (await NukeRun.Of(Build, "--help")).Output.ShouldNotContain("Hidden");
    }

    [Fact]
    public async Task Without_a_target_the_default_targets_run() =>
        (await NukeRun.Of(Build, "")).Said.ShouldBe(["O2", "O1"]);

    [Fact]
    public async Task An_unknown_target_fails_with_the_list_of_all()
    {
        var run = await NukeRun.Of(Build, "O9");

        run.ExitCode.ShouldBe(255);
        run.Output.ShouldContain("  - Triggered");
    }

    [Fact]
    public async Task Help_lists_targets_and_parameters_and_runs_nothing()
    {
        var run = await NukeRun.Of(Build, "All --help");

        run.ExitCode.ShouldBe(0);
        run.Said.ShouldBeEmpty();
        run.Output.ShouldContain("Targets (with their direct dependencies):");
        run.Output.ShouldContain("O1 (default)");
        run.Output.ShouldContain("-> O1, O2, O3");
        run.Output.ShouldContain("  --no-logo");
    }

    [Fact]
    public async Task Skip_alone_skips_everything_not_invoked() =>
        (await NukeRun.Of(Build, "Needing --skip")).Said.ShouldBe(["Needing"]);

    [Theory]
    [InlineData("--skip O1 O3")]
    [InlineData("--skip O1+O3")]
    public async Task Skip_skips_the_named(string option)
    {
        var run = await NukeRun.Of(Build, $"All {option}");

        run.Said.ShouldBe(["O2"]);
        run.Output.ShouldContain("Skipped: via parameter");
    }

    [Fact]
    public async Task An_invoked_target_cannot_be_skipped() =>
        (await NukeRun.Of(Build, "O1 --skip O1")).Said.ShouldBe(["O1"]);
}
