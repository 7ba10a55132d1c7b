using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;

partial class Build : IHazReports
{
    [Parameter("Only the tests whose full name contains this")]
    readonly string? TestFilter;

    AbsolutePath TestResultsDirectory => ReportsDirectory / "tests";

    Target Test => _ => _
        .Description("Runs all tests, with the analyzers as errors")
        .Produces(TestResultsDirectory / "*.trx")
        .Executes(() =>
        {
            TestResultsDirectory.CreateOrCleanDirectory();
            DotNetTasks.DotNetTest(s => s
                .SetProjectFile(RootDirectory / "build" / "AiChef.slnx")
                .SetConfiguration("Debug")
                .SetFilter(TestFilter is null ? null : $"FullyQualifiedName~{TestFilter}")
                .SetResultsDirectory(TestResultsDirectory)
                .AddLoggers("trx;LogFilePrefix=tests"));
        });
}
