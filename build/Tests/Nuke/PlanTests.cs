using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class PlanTests
{
    private const string Build = "PlanBuild";

    [Theory]
    [InlineData("O1 O2 O3")]
    [InlineData("O3 O1 O2")]
    [InlineData("O1+O3+O2")]
    [InlineData("--target O2 O1 O3")]
    [InlineData("All")]
    public async Task Targets_without_an_order_run_in_reverse_order_of_declaration(string targets) =>
        (await NukeRun.Of(Build, targets)).Said.ShouldBe(["O3", "O2", "O1"]);

    [Theory]
    [InlineData("First Second", "First,Second")]
    [InlineData("Second O3", "O3,Second")]
    public async Task Before_and_After_order_what_runs_anyway(string targets, string expected) =>
        (await NukeRun.Of(Build, targets)).Said.ShouldBe(expected.Split(','));

    [Fact]
    public async Task After_alone_does_not_schedule() => (await NukeRun.Of(Build, "Second")).Said.ShouldBe(["Second"]);

    [Fact]
    public async Task A_trigger_pulls_in_what_it_triggers_and_what_that_triggers() =>
        (await NukeRun.Of(Build, "Trigger")).Said.ShouldBe(["Trigger", "Triggered", "AlsoTriggered"]);

    [Fact]
    public async Task DependentFor_is_a_dependency_seen_from_the_other_side() =>
        (await NukeRun.Of(Build, "Needing")).Said.ShouldBe(["Needed", "Needing"]);

    [Fact]
    public async Task An_asynchronous_body_is_awaited() =>
        (await NukeRun.Of(Build, "Awaited")).Said.ShouldBe(["Awaited"]);

    [Fact]
    public async Task Strict_refuses_an_ambiguous_order()
    {
        var run = await NukeRun.Of(Build, "O1 O2 --strict");

        run.ExitCode.ShouldBe(255);
        run.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_program_that_opens_pages_the_plan_is_written_and_the_build_fails()
    {
        using var repository = new FixtureRepository();
        var folder = Path.GetDirectoryName(Environment.ProcessPath)!;

        var run = await repository.Run(Build, "All --plan", ("PATH", folder));

        run.ExitCode.ShouldBe(255);
        repository.Read(".nuke/temp/execution-plan.html").ShouldContain("O3");
    }
}
