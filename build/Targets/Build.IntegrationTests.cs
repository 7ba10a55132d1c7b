using AiChef.Compilation;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Reports;
using Amazon.CloudFormation.Model;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

partial class Build
{
    static AbsolutePath IntegrationTestsProject =>
        RootDirectory / "backend" / "tests" / "IntegrationTests" / "IntegrationTests.csproj";

    /// <summary>A folder of the build's own: what others compile of the same projects is no part of it.</summary>
    static AbsolutePath IntegrationTestsFolder => TemporaryDirectory / "integration-tests";

    static AbsolutePath IntegrationTestsAssembly =>
        IntegrationTestsFolder / "bin" / "IntegrationTests" / "Release" / "AiChef.IntegrationTests.dll";

    Target IntegrationTests =>
        _ =>
            _.Description(
                    "Tests what is deployed, through the API and the SDK; on production only when named on the command line"
                )
                .DependsOn(DeployLambdas)
                .OnlyWhenDynamic(() => MayRun(nameof(IntegrationTests)), "all that it depends on is deployed")
                .OnlyWhenDynamic(() => !IsDryRun, "not in a dry run")
                .OnlyWhenDynamic(
                    () => Environment.Name != DeploymentEnvironment.Production || IsNamed(nameof(IntegrationTests)),
                    "not on production, unless named"
                )
                .Executes(async () =>
                {
                    try
                    {
                        await RunAsync(TestAsync);
                    }
                    catch (Exception e)
                    {
                        // However they failed, also before the first test: what was deployed is not proved.
                        _tests = new TestReport("failed", FailureReport.Of(e));
                        throw;
                    }
                });

    async Task TestAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var fingerprint = await BuildIntegrationTestsAsync(cancellationToken);
        var stacks = await session.Calls.AllStacksAsync(cancellationToken);
        var passed = IntegrationTestsFolder / $"passed-{Environment.Name}";
        var tested =
            $"{fingerprint}\n{string.Join('\n', stacks.Select(s => $"{s.StackId} {s.LastUpdatedTime:O}").Concat(_live).Order(StringComparer.Ordinal))}";
        if (
            !IsNamed(nameof(IntegrationTests))
            && passed.FileExists()
            && await File.ReadAllTextAsync(passed, cancellationToken) == tested
        )
        {
            Log.Information(
                "Nothing was deployed since the tests last passed; ./build.sh IntegrationTests runs them again"
            );
            Summarize("Tests", "passed before, nothing was deployed since");
            return;
        }
        passed.DeleteFile();
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AI_CHEF_ENVIRONMENT"] = Environment.Name,
            ["AI_CHEF_API_URL"] = session.Reachable(Output(stacks, ApiGateway, "ApiUrl")),
            ["AI_CHEF_STATE_MACHINE_ARN"] = Output(stacks, StepFunctions, "StateMachineArn"),
            ["AI_CHEF_SESSIONS_TABLE"] = Output(stacks, DynamoDb, "SessionsTableName"),
            ["AWS_REGION"] = Environment.Region,
        };
        session.AddTo(variables);
        string[] arguments = ["vstest", IntegrationTestsAssembly, "--logger:console;verbosity=normal"];
        var (exitCode, lines) = await DotNetCommand.RunAsync(arguments, variables, cancellationToken);
        if (exitCode != 0)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                "the integration tests failed",
                [.. lines.SkipWhile(static line => !line.Contains("Failed ", StringComparison.Ordinal)).Take(60)]
            );
        }

        foreach (
            var line in lines.Where(static line => line.TrimStart().StartsWith("Passed ", StringComparison.Ordinal))
        )
        {
            Log.Information("{Line}", line.Trim());
        }

        await File.WriteAllTextAsync(passed, tested, cancellationToken);
        var result =
            lines.FindLast(static line => line.TrimStart().StartsWith("Passed:", StringComparison.Ordinal))?.Trim()
            ?? "passed";
        _tests = new TestReport(result, null);
        Summarize("Tests", result);
    }

    static bool IsNamed(string target) =>
        EnvironmentInfo.CommandLineArguments.Contains(target, StringComparer.OrdinalIgnoreCase);

    string Output(IReadOnlyList<Stack> stacks, Service service, string key) =>
        stacks
            .FirstOrDefault(s => s.StackName == Environment.StackName(service.Name))
            ?.Outputs?.Find(o => o.OutputKey == key)
            ?.OutputValue
        ?? throw new DeploymentException(
            FailureKind.Failed,
            $"{Environment.StackName(service.Name)}: the stack or its output {key} is missing; deploy {service.Title} first"
        );

    /// <summary>Builds the tests unless that was done of the same sources, and gives the fingerprint of these.</summary>
    static async Task<string> BuildIntegrationTestsAsync(CancellationToken cancellationToken)
    {
        IntegrationTestsFolder.CreateDirectory();
        var output = new CompiledOutput(RootDirectory, IntegrationTestsFolder / "compiled");
        while (true)
        {
            var sources = SourceFingerprint.Snapshot(
                RootDirectory,
                [IntegrationTestsProject.Parent, .. FunctionSources.Of(RootDirectory)]
            );
            if (output.IsOf(sources) && IntegrationTestsAssembly.FileExists())
            {
                return sources.Fingerprint;
            }
            Log.Information("Building the integration tests");
            if (!output.Begin(sources))
            {
                IntegrationTestsFolder.CreateOrCleanDirectory();
            }
            string[] arguments =
            [
                "build",
                IntegrationTestsProject,
                "--configuration",
                "Release",
                "-p:RunAnalyzers=false",
                $"-p:CompilerFolder={Path.GetRelativePath(RootDirectory, IntegrationTestsFolder)}",
                "--nologo",
                "--verbosity",
                "quiet",
                .. DotNetCommand.WithoutServers,
            ];
            var (exitCode, lines) = await DotNetCommand.RunAsync(
                arguments,
                new Dictionary<string, string?>(),
                cancellationToken
            );
            if (exitCode != 0)
            {
                throw DotNetCommand.Failed("the integration tests could not be built", lines);
            }
            // When a source changed meanwhile, nobody knows which of the two the compiler read.
            if (
                SourceFingerprint
                    .Snapshot(RootDirectory, [IntegrationTestsProject.Parent, .. FunctionSources.Of(RootDirectory)])
                    .Fingerprint == sources.Fingerprint
            )
            {
                output.Complete(sources);
            }
        }
    }
}
