using AiChef.Compilation;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using AiChef.Targets.Processes;
using AiChef.Targets.Services;
using Amazon.CloudFormation.Model;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>Tests of the deployed backend, in their own process.</summary>
/// <param name="run">The run that deployed it.</param>
internal sealed class BackendTests(DeploymentRun run)
{
    private const string ApiUrl = "ApiUrl";
    private const int ShownLines = 60;

    /// <summary>Whether they run although nothing was deployed since they last passed.</summary>
    public bool IsForced { get; init; }

    /// <summary>The stack outputs that they get.</summary>
    public IReadOnlyList<TestedOutput> Outputs { get; init; } = [];

    private static AbsolutePath Project =>
        NukeBuild.RootDirectory / "backend" / "tests" / "IntegrationTests" / "IntegrationTests.csproj";

    /// <summary>A separate folder, so that other builds of the same projects do not matter.</summary>
    private static AbsolutePath Folder => NukeBuild.TemporaryDirectory / "integration-tests";

    private static AbsolutePath Assembly =>
        Folder / "bin" / "IntegrationTests" / "Release" / "AiChef.IntegrationTests.dll";

    /// <summary>Runs them, unless nothing was deployed since they last passed.</summary>
    /// <exception cref="DeploymentException">A test failed, or they could not be run.</exception>
    internal async Task RunAsync()
    {
        try
        {
            await run.WorkAsync(TestAsync);
        }
        catch (Exception e)
        {
            // Whatever failed, even before the first test: the deployment is not verified.
            run.Reports.Tests = new TestReport("failed", FailureReport.Of(e));
            throw;
        }
    }

    private async Task TestAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var fingerprint = await CompileAsync(cancellationToken);
        var stacks = await run.StacksAsync(session, cancellationToken);
        var passed = Folder / $"passed-{run.Options.Environment.Name}";
        var state = stacks.Select(stack => $"{stack.StackId} {stack.LastUpdatedTime:O}").Concat(run.LiveVersions);
        var tested = $"{fingerprint}\n{string.Join('\n', state.Order(StringComparer.Ordinal))}";
        if (!IsForced && passed.FileExists() && await File.ReadAllTextAsync(passed, cancellationToken) == tested)
        {
            Log.Information(
                "Nothing was deployed since the tests last passed; ./build.sh IntegrationTests runs them again"
            );
            run.Summarize("Tests", "passed before, nothing was deployed since");
            return;
        }
        passed.DeleteFile();
        var result = await RunAsync(VariablesOf(session, stacks), cancellationToken);
        await File.WriteAllTextAsync(passed, tested, cancellationToken);
        run.Reports.Tests = new TestReport(result, null);
        run.Summarize("Tests", result);
    }

    private Dictionary<string, string?> VariablesOf(CloudSession session, IReadOnlyList<Stack> stacks)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AI_CHEF_ENVIRONMENT"] = run.Options.Environment.Name,
            ["AI_CHEF_NAME_PREFIX"] = run.Options.Environment.NamePrefix,
            ["AWS_REGION"] = run.Options.Environment.Region,
        };
        foreach (var output in Outputs)
        {
            var value = ValueOf(output, stacks);
            variables[output.Variable] = value is not null && output.Key == ApiUrl ? session.Reachable(value) : value;
        }
        session.AddTo(variables);
        return variables;
    }

    private string? ValueOf(TestedOutput output, IReadOnlyList<Stack> stacks)
    {
        var name = run.Options.Environment.StackName(output.Service.Name);
        var value = stacks
            .FirstOrDefault(stack => stack.StackName == name)
            ?.Outputs?.Find(found => found.OutputKey == output.Key)
            ?.OutputValue;
        return value is not null || output.IsOptional
            ? value
            : throw new DeploymentException(
                FailureKind.Failed,
                $"{name}: the stack or its output {output.Key} is missing; deploy {output.Service.Title} first"
            );
    }

    /// <summary>Runs what was compiled.</summary>
    /// <returns>How many passed, in the words of the test runner.</returns>
    private static async Task<string> RunAsync(
        Dictionary<string, string?> variables,
        CancellationToken cancellationToken
    )
    {
        string[] arguments = ["vstest", Assembly, "--logger:console;verbosity=normal"];
        var (exitCode, lines) = await DotNetCommand.RunAsync(arguments, variables, cancellationToken);
        if (exitCode != 0)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                "the integration tests failed",
                [
                    .. lines
                        .SkipWhile(static line => !line.Contains("Failed ", StringComparison.Ordinal))
                        .Take(ShownLines),
                ]
            );
        }
        foreach (var line in lines.Select(line => line.Trim()).Where(IsPassed))
        {
            Log.Information("{Line}", line);
        }
        return lines.FindLast(static line => line.TrimStart().StartsWith("Passed:", StringComparison.Ordinal))?.Trim()
            ?? "passed";

        static bool IsPassed(string line) => line.StartsWith("Passed ", StringComparison.Ordinal);
    }

    /// <summary>
    /// Compiles the tests unless their sources are unchanged, and returns the fingerprint of the sources.
    /// </summary>
    private static async Task<string> CompileAsync(CancellationToken cancellationToken)
    {
        Folder.CreateDirectory();
        var output = new CompiledOutput(NukeBuild.RootDirectory, Folder / "compiled");
        while (true)
        {
            var sources = Sources();
            if (output.IsOf(sources) && Assembly.FileExists())
            {
                return sources.Fingerprint;
            }
            Log.Information("Building the integration tests");
            if (!output.Begin(sources))
            {
                Folder.CreateOrCleanDirectory();
            }
            string[] arguments =
            [
                "build",
                Project,
                "--configuration",
                "Release",
                "-p:RunAnalyzers=false",
                $"-p:CompilerFolder={Path.GetRelativePath(NukeBuild.RootDirectory, Folder)}",
                "--nologo",
                "--verbosity",
                "quiet",
            ];
            var (exitCode, lines) = await DotNetCommand.CompileAsync(
                arguments,
                new Dictionary<string, string?>(),
                cancellationToken
            );
            if (exitCode != 0)
            {
                throw DotNetCommand.Failed("the integration tests could not be built", lines);
            }
            // If a source changed in the meantime, it is unknown which version the compiler read.
            if (Sources().Fingerprint == sources.Fingerprint)
            {
                output.Complete(sources);
            }
        }

        static SourceSnapshot Sources() =>
            SourceFingerprint.Snapshot(
                NukeBuild.RootDirectory,
                [Project.Parent, .. FunctionSources.Of(NukeBuild.RootDirectory)]
            );
    }
}
