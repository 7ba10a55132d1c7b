using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Reports;
using Amazon.CloudFormation.Model;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Serilog;

partial class Build
{
    static AbsolutePath IntegrationTestsProject => RootDirectory / "backend" / "tests" / "IntegrationTests" / "IntegrationTests.csproj";

    static AbsolutePath IntegrationTestsFolder => IntegrationTestsProject.Parent / "bin" / "Release";

    Target IntegrationTests => _ => _
        .Description("Tests what is deployed, through the API and the SDK; on production only when named on the command line")
        .DependsOn(DeployLambdas)
        .OnlyWhenDynamic(() => MayRun(nameof(IntegrationTests)), "all that it depends on is deployed")
        .OnlyWhenDynamic(() => !IsDryRun, "not in a dry run")
        .OnlyWhenDynamic(() => Environment.Name != DeploymentEnvironment.Production || IsNamed(nameof(IntegrationTests)), "not on production, unless named")
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

    async Task TestAsync(CloudSession session, CancellationToken ct)
    {
        await BuildIntegrationTestsAsync(ct);
        var stacks = await session.Calls.AllStacksAsync(ct);
        var passed = IntegrationTestsFolder / $"passed-{Environment.Name}";
        var tested = $"{await File.ReadAllTextAsync(IntegrationTestsFolder / "fingerprint", ct)}\n{string.Join('\n', stacks.Select(s => $"{s.StackId} {s.LastUpdatedTime:O}").Concat(_live).Order(StringComparer.Ordinal))}";
        if (!IsNamed(nameof(IntegrationTests)) && passed.FileExists() && await File.ReadAllTextAsync(passed, ct) == tested)
        {
            Log.Information("Nothing was deployed since the tests last passed; ./build.sh IntegrationTests runs them again");
            ReportSummary(summary => { summary.Add("Tests", "passed before, nothing was deployed since"); return summary; });
            return;
        }
        passed.DeleteFile();
        var variables = new Dictionary<string, string>(EnvironmentInfo.Variables, StringComparer.Ordinal)
        {
            ["AI_CHEF_ENVIRONMENT"] = Environment.Name,
            ["AI_CHEF_API_URL"] = session.Reachable(Output(stacks, ApiGateway, "ApiUrl")),
            ["AI_CHEF_STATE_MACHINE_ARN"] = Output(stacks, StepFunctions, "StateMachineArn"),
            ["AI_CHEF_SESSIONS_TABLE"] = Output(stacks, DynamoDb, "SessionsTableName"),
            ["AWS_REGION"] = Environment.Region,
        };
        session.AddTo(variables);
        var (exitCode, lines) = await DotNetCommand.RunAsync($"vstest \"{IntegrationTestsFolder / "AiChef.IntegrationTests.dll"}\" --logger:\"console;verbosity=normal\"", variables, ct);
        if (exitCode != 0)
            throw new DeploymentException(FailureKind.Failed, "the integration tests failed", [.. lines.SkipWhile(static line => !line.Contains("Failed ", StringComparison.Ordinal)).Take(60)]);
        foreach (var line in lines.Where(static line => line.TrimStart().StartsWith("Passed ", StringComparison.Ordinal)))
            Log.Information("{Line}", line.Trim());
        await File.WriteAllTextAsync(passed, tested, ct);
        var result = lines.FindLast(static line => line.TrimStart().StartsWith("Passed:", StringComparison.Ordinal))?.Trim() ?? "passed";
        _tests = new TestReport(result, null);
        ReportSummary(summary => { summary.Add("Tests", result); return summary; });
    }

    static bool IsNamed(string target) => EnvironmentInfo.CommandLineArguments.Contains(target, StringComparer.OrdinalIgnoreCase);

    string Output(IReadOnlyList<Stack> stacks, Service service, string key) =>
        stacks.FirstOrDefault(s => s.StackName == Environment.StackName(service.Name))?.Outputs?.Find(o => o.OutputKey == key)?.OutputValue
        ?? throw new DeploymentException(FailureKind.Failed, $"{Environment.StackName(service.Name)}: the stack or its output {key} is missing; deploy {service.Title} first");

    /// <summary>Builds the tests unless that was done of the same sources.</summary>
    async Task BuildIntegrationTestsAsync(CancellationToken ct)
    {
        var made = IntegrationTestsFolder / "fingerprint";
        var fingerprint = SourceFingerprint.Of(RootDirectory, [IntegrationTestsProject.Parent, .. FunctionSources.Of(RootDirectory)]);
        if (made.FileExists() && await File.ReadAllTextAsync(made, ct) == fingerprint)
            return;
        Log.Information("Building the integration tests");
        var (exitCode, lines) = await DotNetCommand.RunAsync($"build \"{IntegrationTestsProject}\" --configuration Release -p:RunAnalyzers=false --nologo --verbosity quiet", EnvironmentInfo.Variables, ct);
        if (exitCode != 0)
            throw DotNetCommand.Failed("the integration tests could not be built", lines);
        await File.WriteAllTextAsync(made, fingerprint, ct);
    }
}
