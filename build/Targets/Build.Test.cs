using System.Globalization;
using System.Xml.Linq;
using AiChef.Deployment;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;
using Serilog;

partial class Build : IHazReports
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
                .Produces(TestResultsDirectory / "*.trx", CoverageFile)
                .Executes(() => RunCancellableAsync(TestAllAsync));

    Target Faults =>
        _ =>
            _.Description(
                    "Kills, interrupts, throttles and deceives deployments at random, and checks what is left; takes minutes"
                )
                .Executes(() => RunCancellableAsync(DisturbAsync));

    async Task TestAllAsync(CancellationToken cancellationToken)
    {
        TestResultsDirectory.CreateOrCleanDirectory();
        string[] filter = TestFilter is null ? [] : ["--filter", $"FullyQualifiedName~{TestFilter}"];
        string[] coverage = Coverage ? ["--collect", "Code Coverage;Format=cobertura"] : [];
        string[] arguments =
        [
            "test",
            RootDirectory / "build" / "AiChef.slnx",
            "--configuration",
            "Debug",
            .. filter,
            .. coverage,
            "--results-directory",
            TestResultsDirectory,
            "--logger",
            "trx;LogFilePrefix=tests",
            .. DotNetCommand.WithoutServers,
        ];
        var (exitCode, _) = await DotNetCommand.RunAsync(
            arguments,
            new Dictionary<string, string?>(),
            cancellationToken,
            line => Log.Debug("{Line:l}", line)
        );
        if (exitCode != 0)
        {
            throw new DeploymentException(FailureKind.Failed, $"the tests failed; {TestResultsDirectory} tells which");
        }
        if (Coverage)
        {
            CheckCoverage();
        }
    }

    void CheckCoverage()
    {
        var files = CoveredFile.Read(
            TestResultsDirectory.GlobFiles("**/*.cobertura.xml").Select(file => XDocument.Load(file))
        );
        File.WriteAllText(CoverageFile, CoveredProject.TableOf(files));
        var lacking = new List<string>();
        foreach (var project in CoveredProject.All)
        {
            var (lines, branches) = project.Of(files);
            Log.Information(
                "{Lines,5:0.0} % of the lines and {Branches,5:0.0} % of the branches of {Folder}",
                lines,
                branches,
                project.Folder
            );
            if (lines < project.Lines || branches < project.Branches)
            {
                lacking.Add($"{project.Folder}: {project.Lines} % and {project.Branches} % are asked for");
            }
        }
        if (lacking.Count > 0)
        {
            throw new DeploymentException(FailureKind.Failed, "the tests run too little of the code", lacking);
        }
    }

    async Task DisturbAsync(CancellationToken cancellationToken)
    {
        if (Rounds is < 1 or > 1000)
        {
            throw DeploymentException.Configuration("--rounds must lie between 1 and 1000");
        }
        string[] filter = TestFilter is null ? [] : ["--filter", $"FullyQualifiedName~{TestFilter}"];
        string[] arguments =
        [
            "test",
            RootDirectory / "build" / "Faults" / "Faults.csproj",
            .. filter,
            "--logger",
            "console;verbosity=detailed",
            .. DotNetCommand.WithoutServers,
        ];
        var (exitCode, _) = await DotNetCommand.RunAsync(
            arguments,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["FAULTS_ROUNDS"] = (Rounds ?? 10).ToString(CultureInfo.InvariantCulture),
            },
            cancellationToken,
            line => Log.Debug("{Line:l}", line)
        );
        if (exitCode != 0)
        {
            throw new DeploymentException(FailureKind.Failed, "a disturbed deployment left something behind");
        }
    }
}
