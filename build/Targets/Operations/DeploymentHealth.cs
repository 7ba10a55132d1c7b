using AiChef.Deployment;
using AiChef.Deployment.Operations.Health;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>
/// Checks what is deployed after a run has changed it, so that whoever deployed hears at once what it did. Alarms are
/// told and do not count: they speak of the minutes before the run, and a canary watches them while they speak of it.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class DeploymentHealth(DeploymentRun run) : IDeploymentCheck
{
    /// <summary>Checks a backend of which every part is deployed; another one has nothing to be checked by.</summary>
    /// <exception cref="DeploymentException">Something is unhealthy.</exception>
    public async Task CheckAsync(CloudSession session, string headline, CancellationToken cancellationToken)
    {
        var services = Service.Delivered.Select(Templates).ToList();
        if (services.Exists(templates => templates.Count == 0))
        {
            return;
        }
        var found = await run.StacksAsync(session, cancellationToken);
        var existing = found.Select(stack => stack.StackName).ToHashSet(StringComparer.Ordinal);
        if (!services.TrueForAll(templates => templates.All(IsDeployed)))
        {
            return;
        }
        using var http = HealthChecks.NewClient();
        var checks = new HealthChecks(run, session, http) { CountsAlarms = false };
        var round = new HealthRound(await checks.FindAsync(found, cancellationToken), TimeProvider.System);
        var findings = await round.LookAsync(cancellationToken);
        HealthTexts.Print([.. findings.Where(finding => finding.State != HealthState.Healthy)]);
        if (HealthTexts.FailureOf(findings, headline, run.Options.EnvironmentArgument) is { } failure)
        {
            throw failure;
        }
        Log.Information("Healthy: {Count} checks", findings.Count);

        bool IsDeployed(ServiceTemplate template) =>
            existing.Contains(run.Options.Environment.StackName(template.Stack));
    }

    private static IReadOnlyList<ServiceTemplate> Templates(Service service) =>
        service.TemplatesIn(RunOptions.InfrastructureDirectory, atLeastOne: false);
}
