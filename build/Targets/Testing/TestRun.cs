using System.Xml.Linq;
using AiChef.Deployment;
using AiChef.Targets.Processes;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Testing;

/// <summary>A run of all tests.</summary>
/// <param name="filter">Only the tests whose full name contains this; null for all.</param>
/// <param name="results">The folder of the results.</param>
/// <param name="coverage">The table of how much of the code was run; null measures nothing.</param>
internal sealed class TestRun(string? filter, AbsolutePath results, AbsolutePath? coverage)
{
    /// <summary>The arguments by which dotnet test runs only some of the tests.</summary>
    internal static IReadOnlyList<string> Filter(string? filter) =>
        filter is null ? [] : ["--filter", $"FullyQualifiedName~{filter}"];

    /// <summary>Runs them.</summary>
    /// <exception cref="DeploymentException">A test failed, or they ran too little of the code.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        results.CreateOrCleanDirectory();
        string[] collector = coverage is null ? [] : ["--collect", "Code Coverage;Format=cobertura"];
        string[] arguments =
        [
            "test",
            NukeBuild.RootDirectory / "build" / "AiChef.slnx",
            "--configuration",
            "Debug",
            .. Filter(filter),
            .. collector,
            "--results-directory",
            results,
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
            throw new DeploymentException(FailureKind.Failed, $"the tests failed; {results} tells which");
        }
        if (coverage is not null)
        {
            Check(coverage);
        }
    }

    private void Check(AbsolutePath table)
    {
        var files = CoveredFile.Read(results.GlobFiles("**/*.cobertura.xml").Select(file => XDocument.Load(file)));
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
                lacking.Add($"{project.Folder}: {project.Lines} % and {project.Branches} % are asked for");
            }
        }
        if (lacking.Count > 0)
        {
            throw new DeploymentException(FailureKind.Failed, "the tests run too little of the code", lacking);
        }
    }
}
