using AiChef.Deployment;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;

partial class Build : IHazReports
{
    [Parameter("Only the tests whose full name contains this")]
    readonly string? TestFilter;

    [Parameter("Faults: how often each kind of disturbance is tried, 1 to 1000; 10 by default")]
    readonly int? Rounds;

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

    Target Faults => _ => _
        .Description("Kills, interrupts, throttles and deceives deployments at random, and checks what is left; takes minutes")
        .Executes(() =>
        {
            if (Rounds is < 1 or > 1000)
                throw Failed(DeploymentException.Configuration("--rounds must lie between 1 and 1000"));
            DotNetTasks.DotNetTest(s => s
                .SetProjectFile(RootDirectory / "build" / "Faults" / "Faults.csproj")
                .SetFilter(TestFilter is null ? null : $"FullyQualifiedName~{TestFilter}")
                .SetProcessEnvironmentVariable("FAULTS_ROUNDS", $"{Rounds ?? 10}")
                .AddLoggers("console;verbosity=detailed"));
        });
}
