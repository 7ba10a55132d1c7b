using AiChef.Deployment;
using AiChef.Deployment.History;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Deploys services as they were before.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class StackRollbackCommand(DeploymentRun run, RollbackOptions options)
{
    /// <summary>Finds all earlier deployments, then deploys them, or plans them in a dry run.</summary>
    /// <exception cref="DeploymentException">There is none, a gate refused, or the deployment failed.</exception>
    internal async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        await new RunCheck(run).CheckNamesAsync(session, cancellationToken);
        var rollbacks = new List<StackRollback>();
        foreach (
            var service in run.Plan.Services.Where(each =>
                run.Options.RemovedServices.Contains(each.Name, StringComparer.Ordinal)
            )
        )
        {
            rollbacks.Add(new StackRollback(service, run, await FindAsync(service, session, cancellationToken)));
        }
        foreach (var rollback in rollbacks)
        {
            Log.Information("{Stack}: {Earlier:l}", rollback.Earlier.Subject, Text(rollback.Earlier));
            await rollback.RunAsync(session, cancellationToken);
        }
        JsonFile.Write(
            options.Json,
            rollbacks.Select(static each => each.Earlier with { Template = null }),
            run.Secrets.Masked
        );
        Log.Information(
            "Next: {Next:l}",
            run.Options.IsDryRun
                ? "run the same command without --dry-run"
                : $"./build.sh HealthCheck{run.Options.EnvironmentArgument}"
        );
    }

    private async Task<DeploymentRecord> FindAsync(
        Service service,
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var history = run.History.Of(session);
        var keys = await history.KeysAsync(service.Name, cancellationToken);
        var stack = run.DeploymentOf(service).StackNames.Single();
        var records = await history.ReadAsync(
            [.. keys.Where(key => key.Subject == stack && IsWanted(key))],
            cancellationToken
        );
        return EarlierDeployment.Of(stack, records, options.To);
    }

    /// <summary>A named run needs no other record.</summary>
    private bool IsWanted(RecordKey key) =>
        options.To is not { } wanted || key.Run.StartsWith(wanted, StringComparison.Ordinal);

    private static string Text(DeploymentRecord earlier)
    {
        var commit = earlier.Commit is { } hash ? $", commit {hash[..7]}" : "";
        return FormattableString.Invariant(
            $"back to the deployment of {earlier.Ended.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC (run {earlier.Run}{commit})"
        );
    }
}
