using System.Globalization;
using AiChef.Deployment;
using AiChef.Deployment.Operations.Health;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Checks what is deployed, once or again and again.</summary>
/// <param name="run">The run.</param>
/// <param name="watches">Whether to look again until the run is cancelled.</param>
/// <param name="json">The file for the result; null for none.</param>
internal sealed class HealthCommand(DeploymentRun run, bool watches, AbsolutePath? json)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Looks and tells.</summary>
    /// <exception cref="DeploymentException">Something is unhealthy.</exception>
    internal async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var checks = await new HealthChecks(run, session, http).FindAsync(cancellationToken);
        // the workflow is tried by an execution
        await session.Account.CheckAsync(cancellationToken);
        var round = new HealthRound(checks, TimeProvider.System);
        var findings = await round.LookAsync(cancellationToken);
        Print(findings);
        JsonFile.Write(json, findings, run.Secrets.Masked);
        while (watches)
        {
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            var later = await round.LookAsync(cancellationToken);
            Print([.. later.Where((finding, index) => finding.State != findings[index].State)]);
            JsonFile.Write(json, later, run.Secrets.Masked);
            findings = later;
        }
        if (FailureOf(findings) is { } failure)
        {
            throw failure;
        }
    }

    private DeploymentException? FailureOf(IReadOnlyList<HealthFinding> findings)
    {
        var red = findings.Where(finding => finding.State == HealthState.Unhealthy).ToList();
        var next = red.Select(finding => finding.Command).FirstOrDefault(command => command is not null);
        return red.Count == 0
            ? null
            : new DeploymentException(
                FailureKind.Failed,
                $"unhealthy: {string.Join("; ", red.Select(finding => $"{finding.Part} ({finding.Detail})"))}"
            )
            {
                Next = next is null ? "./build.sh Status" : $"./build.sh {next}{run.Options.EnvironmentArgument}",
            };
    }

    private static void Print(IReadOnlyList<HealthFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }
        var lines = TextTable.Lines([
            ["PART", "STATE", "TOOK", "DETAIL"],
            .. findings.Select(static finding =>
                new[]
                {
                    finding.Part,
                    finding.State.ToString().ToLowerInvariant(),
                    finding.Took.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture),
                    finding.Detail,
                }
            ),
        ]);
        foreach (var line in lines)
        {
            Log.Information("{Line:l}", line);
        }
    }
}
