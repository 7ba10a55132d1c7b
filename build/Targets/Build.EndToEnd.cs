using AiChef.Targets.Testing;
using Nuke.Common;

partial class Build
{
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
}
