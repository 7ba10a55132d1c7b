using AiChef.Targets.Testing;
using Nuke.Common;
using Nuke.Common.IO;

partial class Build
{
    [Parameter("Only the tests whose full name contains this")]
    readonly string? TestFilter;

    [Parameter("Test: measures coverage, including child processes, and fails if it is too low")]
    readonly bool Coverage;

    [Parameter("Faults: how often each kind of disturbance is tried, 1 to 1000; 10 by default")]
    readonly int? Rounds;

    AbsolutePath TestResultsDirectory => ReportsDirectory / "tests";

    AbsolutePath CoverageFile => ReportsDirectory / "coverage.md";

    Target Test =>
        _ =>
            _.Description("Runs all tests, with the analyzers as errors")
                .Produces(TestResultsDirectory / "tests*.trx", CoverageFile)
                .Executes(() =>
                    Run.WorkAsync(
                        new TestRun(
                            TestSuite.All,
                            TestFilter,
                            TestResultsDirectory,
                            Coverage ? CoverageFile : null
                        ).RunAsync
                    )
                );

    Target Faults =>
        _ =>
            _.Description(
                    "Kills, interrupts, throttles and misleads deployments at "
                        + "random, and checks what they leave behind; takes minutes"
                )
                .Executes(() => Run.WorkAsync(new FaultRun(TestFilter, Rounds ?? 10, TestResultsDirectory).RunAsync));
}
