using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using AiChef.Deployment.Operations.Health;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Amazon.Runtime;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>
/// Checks what is deployed after a run has changed it, so that whoever deployed hears at once what it did. An alarm
/// that was in ALARM before the run's first write is told and does not count: a correction must not be kept from those
/// who wait for it.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class DeploymentHealth(DeploymentRun run) : IDeploymentCheck
{
    /// <summary>What was just deployed starts with its first call, one function after another.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>The alarms that were in ALARM before the first write; null if that is not known.</summary>
    private IReadOnlySet<string>? _redBefore;

    /// <inheritdoc/>
    public async Task BeginAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var alarms = new AlarmStates(session.Clients.CloudWatch, session.Retry);
        try
        {
            _redBefore = await alarms.RedAsync(cancellationToken);
        }
        catch (AmazonServiceException e)
        {
            Log.Warning(
                "No alarm counts in the checks after the deployment: alarms cannot be read before it: {Reason:l}",
                e.Message.ReplaceLineEndings(" ")
            );
        }
    }

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
        var checks = new HealthChecks(run, session, http) { Excused = ExcusedOf };
        var round = new HealthRound(await checks.FindAsync(found, cancellationToken), TimeProvider.System)
        {
            Limit = Limit,
        };
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

    private IEnumerable<string> ExcusedOf(IReadOnlyList<string> alarms) =>
        _redBefore is null ? alarms : [.. _redBefore, .. run.Options.IgnoreAlarms];

    private static IReadOnlyList<ServiceTemplate> Templates(Service service) =>
        service.TemplatesIn(RunOptions.InfrastructureDirectory, atLeastOne: false);
}
