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

    [Fact]
    public async Task Help_ends_before_later_hooks() =>
        (await NukeRun.Of(Build, "Good --help")).Said.ShouldNotContain(x =>
            x.Contains("finished", StringComparison.Ordinal)
        );
}
