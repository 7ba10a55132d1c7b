using System.Xml.Linq;
using AiChef.Deployment;
using AiChef.Targets.Processes;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Testing;

/// <summary>A run of tests.</summary>
/// <param name="suite">The tests.</param>
/// <param name="filter">Only the tests whose full name contains this; null for all.</param>
/// <param name="results">The folder of the results of all suites, with their sum in <c>summary.txt</c>.</param>
/// <param name="coverage">The file for the coverage table; null to measure nothing.</param>
internal sealed class TestRun(TestSuite suite, string? filter, AbsolutePath results, AbsolutePath? coverage = null)
{
    /// <summary>Runs them.</summary>
    /// <exception cref="DeploymentException">A test failed, none ran, or they ran too little of the code.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        results.CreateDirectory();
        results.GlobFiles($"{suite.Name}*.trx").DeleteFiles();
        results.GlobFiles("**/*.cobertura.xml").DeleteFiles();
        await TellAsync(await TestAsync(cancellationToken), cancellationToken);
        if (coverage is not null)
        {
            Check(coverage);
        }
    }

    /// <summary>Answers how dotnet ended.</summary>
    private async Task<int> TestAsync(CancellationToken cancellationToken)
    {
        var settings = results / "coverage.runsettings";
        string[] collector = coverage is null ? [] : ["--collect", "Code Coverage", "--settings", settings];
        if (coverage is not null)
        {
            CoverageSettings.For(NukeBuild.RootDirectory).Save(settings);
        }
        string[] arguments =
        [
            "test",
            suite.Path,
            "--configuration",
            "Debug",
            .. suite.Filter(filter),
            .. suite.Arguments,
            .. collector,
            "--results-directory",
            results,
            "--logger",
            $"trx;LogFilePrefix={suite.Name}",
        ];
        var (exitCode, _) = await DotNetCommand.CompileAsync(
            arguments,
            suite.Variables,
            cancellationToken,
            line => Log.Debug("{Line:l}", line)
        );
        return exitCode;
    }

    /// <summary>Keeps the sum of what all suites ran, and fails where a test of this one did.</summary>
    private async Task TellAsync(int exitCode, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            results / "summary.txt",
            $"{TestResults.Of(results).Summary}\n",
            cancellationToken
        );
        var own = TestResults.Of(results, suite.Name);
        foreach (var part in own.LeftOutParts)
        {
            Log.Warning("{Part:l}", part);
        }
        if (exitCode != 0)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"the tests failed ({own.Summary}); see {results}",
                own.FailedTests
            );
        }
        if (own.Passed == 0)
        {
            throw new DeploymentException(FailureKind.Failed, "no test ran");
        }
        Log.Information("{Summary:l}", own.Summary);
    }

    private void Check(AbsolutePath table)
    {
        var reports = results.GlobFiles("**/*.cobertura.xml").Select(file => XDocument.Load(file));
        var files = CoveredFile.Read(reports, NukeBuild.RootDirectory);
        File.WriteAllText(table, CoveredProject.TableOf(files));
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
                lacking.Add($"{project.Folder}: {project.Lines} % and {project.Branches} % are required");
            }
        }
        if (lacking.Count > 0)
        {
            throw new DeploymentException(FailureKind.Failed, "the coverage is too low", lacking);
        }
    }
}
