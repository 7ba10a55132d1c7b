using AiChef.Targets.CommandLine;
using AiChef.Targets.Mutation;
using AiChef.Targets.Operations;
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

    Target Scenarios =>
        _ =>
            _.Description("Runs this build as a person would, in copies of the repository: each case has its exit code")
                .Produces(TestResultsDirectory / "scenarios*.trx")
                .Executes(() =>
                    Run.WorkAsync(new TestRun(TestSuite.Scenarios, TestFilter, TestResultsDirectory).RunAsync)
                );

    Target Judge =>
        _ =>
            _.Description(
                    "Holds LocalCloud, the templates, the scripts and the documents' commands against "
                        + "the AWS CLI, moto, cfn-lint, a browser, shellcheck and PowerShell"
                )
                .Produces(TestResultsDirectory / "judge*.trx")
                .Executes(() => Run.WorkAsync(new TestRun(TestSuite.Judge, TestFilter, TestResultsDirectory).RunAsync));

    [Parameter(
        "Mutate: the files to change, or their folders; by default what differs from --since",
        Separator = OptionList.Commas
    )]
    readonly string[] Files = [];

    string MutationBase => ((ILogs)this).Since ?? "main";
    AbsolutePath MutationDirectory => RootDirectory / "artifacts" / "mutation";

    Target Mutate =>
        _ =>
            _.Description(
                    "Changes the code in one place at a time, and shows which changes no test notices; takes minutes"
                )
                .Produces(MutationDirectory / "*" / "reports" / "*", MutationDirectory / "*" / MutationRun.ScoresFile)
                .Executes(() => Run.WorkAsync(new MutationRun(Files, MutationBase, MutationDirectory).RunAsync));
}
