using AiChef.Deployment;
using AiChef.Deployment.Operations.Health;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using Nuke.Common.IO;

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
        using var http = HealthChecks.NewClient();
        var stacks = await DeployedStacks.FindAsync(run, session, cancellationToken);
        var checks = await new HealthChecks(run, session, http).FindAsync(stacks, cancellationToken);
        // the workflow is tried by an execution
        await session.Account.CheckAsync(cancellationToken);
        var round = new HealthRound(checks, TimeProvider.System);
        var findings = await round.LookAsync(cancellationToken);
        HealthTexts.Print(findings);
        JsonFile.Write(json, findings, run.Secrets.Masked);
        while (watches)
        {
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            var later = await round.LookAsync(cancellationToken);
            HealthTexts.Print([.. later.Where((finding, index) => finding.State != findings[index].State)]);
            JsonFile.Write(json, later, run.Secrets.Masked);
            findings = later;
        }
        if (HealthTexts.FailureOf(findings, "unhealthy", run.Options.EnvironmentArgument) is { } failure)
        {
            throw failure;
        }
    }
}
