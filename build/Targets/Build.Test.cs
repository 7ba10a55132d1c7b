using AiChef.Deployment;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;
using Serilog;

partial class Build : IHazReports
{
    [Parameter("Only the tests whose full name contains this")]
    readonly string? TestFilter;

    AbsolutePath TestResultsDirectory => ReportsDirectory / "tests";

    Target Test => _ => _
        .Description("Runs all tests, with the analyzers as errors")
        .Produces(TestResultsDirectory / "*.trx")
        .Executes(() => RunCancellableAsync(TestAllAsync));

    async Task TestAllAsync(CancellationToken ct)
    {
        TestResultsDirectory.CreateOrCleanDirectory();
        string[] filter = TestFilter is null ? [] : ["--filter", $"FullyQualifiedName~{TestFilter}"];
        string[] arguments =
        [
            "test",
            RootDirectory / "build" / "AiChef.slnx",
            "--configuration",
            "Debug",
            .. filter,
            "--results-directory",
            TestResultsDirectory,
            "--logger",
            "trx;LogFilePrefix=tests",
            .. DotNetCommand.WithoutServers,
        ];
        var (exitCode, _) = await DotNetCommand.RunAsync(
            arguments,
            new Dictionary<string, string?>(),
            ct,
            line => Log.Debug("{Line:l}", line)
        );
        if (exitCode != 0)
        {
            throw new DeploymentException(FailureKind.Failed, $"the tests failed; {TestResultsDirectory} tells which");
        }
    }
}
