using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class ConditionTests
{
    private const string Build = "ConditionBuild";

    [Fact]
    public async Task A_static_condition_that_fails_skips_the_target_and_dependencies_nobody_else_needs()
    {
        var run = await NukeRun.Of(Build, "UsesStatic");

        run.Said.ShouldBe(["UsesStatic"]);
        run.Output.ShouldContain("// OnlyWhen: Wanted");
        run.Output.ShouldContain("// Skipped: because of Static");
    }

    [Fact]
    public async Task A_dependency_that_is_invoked_as_well_is_not_skipped() =>
        (await NukeRun.Of(Build, "Dependency UsesStatic")).Said.ShouldBe(["Dependency", "UsesStatic"]);

    [Fact]
    public async Task WhenSkipped_Execute_keeps_the_dependencies() =>
        (await NukeRun.Of(Build, "UsesKeeper")).Said.ShouldBe(["Dependency", "UsesKeeper"]);

    [Fact]
    public async Task A_dynamic_condition_is_asked_after_the_dependencies_have_run() =>
        (await NukeRun.Of(Build, "UsesDynamic")).Said.ShouldBe(["Dependency", "UsesDynamic"]);

    [Fact]
    public async Task A_condition_that_holds_changes_nothing() =>
        (await NukeRun.Of(Build, "UsesStatic --wanted")).Said.ShouldBe(["Dependency", "Static", "UsesStatic"]);

    [Fact]
    public async Task An_invoked_target_whose_condition_fails_is_skipped()
    {
        var run = await NukeRun.Of(Build, "Static");

        run.ExitCode.ShouldBe(0);
        run.Said.ShouldNotContain("Static");
    }

    [Fact]
    public async Task A_condition_that_throws_fails_the_build() =>
        (await NukeRun.Of(Build, "Throwing")).ExitCode.ShouldBe(255);
}
