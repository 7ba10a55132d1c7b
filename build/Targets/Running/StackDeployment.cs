using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Services;
using Serilog.Events;

namespace AiChef.Targets.Running;

/// <summary>A service that is one stack.</summary>
internal sealed class StackDeployment(Service service, DeploymentRun run) : ServiceDeployment(service, run)
{
    protected override async Task<string> PlanAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        var outcome = await StackAsync(needed, session, log, cancellationToken);
        return outcome.Effect == StackEffect.Unchanged ? "unchanged" : ReportText.Summary(outcome.Changes);
    }

    protected override async Task<string> DeployAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        var outcome = await StackAsync(needed, session, log, cancellationToken);
        foreach (var command in Service.Next(outcome.Outputs))
        {
            log.Logger.Information("Look next: {Command}", session.Look(command));
        }
        return outcome.Effect == StackEffect.Unchanged ? "unchanged" : outcome.Status;
    }

    private async Task<StackOutcome> StackAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        await WaitForAsync(needed);
        var outcome = await DeployStackAsync(
            Stacks.Single(),
            session,
            log,
            session.Account.CheckAsync,
            refuse: null,
            cancellationToken
        );
        // Whoever names the target looks for what it made; a run of everything tells one line a stack.
        var level = RunPlan.IsNamed(Service.Target) ? LogEventLevel.Information : LogEventLevel.Verbose;
        foreach (var (key, value) in outcome.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            log.Logger.Write(level, "  {Key} = {Value}", key, value);
        }
        return outcome;
    }
}
