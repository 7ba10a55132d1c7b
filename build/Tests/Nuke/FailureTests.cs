using System.Diagnostics;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed partial class FailureTests
{
    private const string Build = "FailingBuild";

    [Fact]
    public async Task A_failed_target_stops_the_build_with_255()
    {
        var run = await NukeRun.Of(Build, "AfterBoom");

        run.ExitCode.ShouldBe(255);
        run.Said.ShouldNotContain("AfterBoom");
        run.Output.ShouldContain("Build failed on");
    }

    [Fact]
    public async Task A_scheduled_assured_target_runs_after_a_failure() =>
        (await NukeRun.Of(Build, "AfterBoom")).Said.ShouldBe(["Cleanup"]);

    [Fact]
    public async Task An_assured_target_that_is_not_scheduled_does_not_run() =>
        (await NukeRun.Of(Build, "Boom")).Said.ShouldBeEmpty();

    [Fact]
    public async Task ProceedAfterFailure_runs_the_dependents_and_still_fails()
    {
        var run = await NukeRun.Of(Build, "AfterFlaky");

        run.ExitCode.ShouldBe(255);
        run.Said.ShouldBe(["AfterFlaky"]);
    }

    [Theory]
    [InlineData("Coded")]
    [InlineData("CodedFailure")]
    public async Task An_exit_code_that_a_target_sets_wins(string target) =>
        (await NukeRun.Of(Build, target)).ExitCode.ShouldBe(7);

    [Fact]
    public async Task The_summary_shows_every_target_of_the_plan_with_its_outcome()
    {
        var run = await NukeRun.Of(Build, "AfterBoom Fine AfterFlaky");

        Table(run)
            .ShouldBe([
                "═══════════════════════════════════════",
                "Target             Status      Duration",
                "───────────────────────────────────────",
                "Fine               Succeeded     < 1sec   // Files: 3",
                "Boom               Failed        < 1sec   // InvalidOperationException: boom!",
                "AfterBoom          NotRun",
                "Cleanup            Succeeded     < 1sec",
                "Flaky              NotRun",
                "AfterFlaky         NotRun",
                "───────────────────────────────────────",
                "Total                            < 1sec",
                "═══════════════════════════════════════",
            ]);
    }

    [Fact]
    public async Task No_line_of_the_table_is_broken() =>
        (await NukeRun.Of(Build, "Fine")).Output.ShouldContain("Fine".PadRight(19, '\u00a0') + "Succeeded");

    [Fact]
    public async Task What_a_target_reports_is_in_the_summary_and_its_warnings_are_repeated()
    {
        var run = await NukeRun.Of(Build, "Fine");

        Table(run).ShouldContain("Fine               Succeeded     < 1sec   // Files: 3");
        Occurrences().Count(run.Output).ShouldBe(2);
        run.Output.ShouldContain("Errors & Warnings");
        run.Output.ShouldContain("Build succeeded on");
    }

    [Fact]
    public async Task A_target_without_actions_gets_no_row() =>
        Table(await NukeRun.Of(Build, "Collective"))
            .ShouldNotContain(x => x.StartsWith("Collective", StringComparison.Ordinal));

    [Fact]
    public async Task Continue_takes_up_after_the_targets_that_succeeded()
    {
        using var repository = new FixtureRepository();
        var first = await repository.Run(Build, "Fine AfterBoom");
        first.ExitCode.ShouldBe(255);

        var second = await repository.Run(Build, "Fine AfterBoom --continue");

        Table(second).ShouldContain(x => x.StartsWith("Cleanup            Skipped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Control_C_runs_assured_targets_prints_the_summary_and_ends_by_the_signal()
    {
        using var repository = new FixtureRepository();
        using var process = NukeRun.Start(Build, "Wait", repository.Folder);
        await BoundedWait.ForAsync(ReadUntilAsync(process, "> waiting"), "the target to begin");

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        var rest = await BoundedWait.ForAsync(process.StandardOutput.ReadToEndAsync(), "the end of the build");
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(130);
        rest.ShouldContain("> Cleanup");
        rest.Replace('\u00a0', ' ').ShouldContain("Wait               Aborted");
    }

    [Theory]
    [InlineData("Fine AfterBoom --continue", "Skipped")]
    [InlineData("Fine AfterBoom -continue", "Succeeded")]
    [InlineData("Fine AfterBoom --verbosity Normal --continue", "Succeeded")]
    public async Task Continue_starts_again_when_any_word_but_the_names_of_options_differs(
        string arguments,
        string status
    )
    {
        using var repository = new FixtureRepository();
        await repository.Run(Build, "Fine AfterBoom");

        var second = await repository.Run(Build, arguments);

        Table(second).ShouldContain(x => x.StartsWith($"Fine               {status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_target_reports_last_is_in_the_summary_and_only_that() =>
        Table(await NukeRun.Of(Build, "Twice")).ShouldContain("Twice              Succeeded     < 1sec   // Second: 2");

    [Fact]
    public async Task Of_a_group_of_exceptions_the_summary_names_the_group() =>
        Table(await NukeRun.Of(Build, "Group"))
            .ShouldContain(x =>
                x.Contains("// AggregateException: One or more errors occurred. (inner)", StringComparison.Ordinal)
            );

    private static async Task ReadUntilAsync(Process process, string line)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } read && read != line) { }
    }

    private static List<string> Table(NukeRun run)
    {
        var lines = run.Printed.Split('\n').Select(x => x.TrimEnd()).ToList();
        var start = lines.FindIndex(x => x.StartsWith('═'));
        return lines.GetRange(start, lines.FindIndex(start + 1, x => x.StartsWith('═')) - start + 1);
    }

    [GeneratedRegex(@"\[WRN\] (Fine: )?watch out")]
    private static partial Regex Occurrences();
}
