using AiChef.Targets.Testing;
using Nuke.Common;
using Nuke.Common.IO;

partial class Build
{
    [Parameter("Only the tests whose full name contains this")]
    readonly string? TestFilter;

    [Parameter(
        "Test: tells how much of the code the tests ran, child processes included, and fails when that is too little"
    )]
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
                    "Kills, interrupts, throttles and deceives deployments "
                        + "at random, and checks what is left; takes minutes"
                )
                .Executes(() => Run.WorkAsync(new FaultRun(TestFilter, Rounds ?? 10, TestResultsDirectory).RunAsync));
}
