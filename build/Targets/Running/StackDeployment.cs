using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Services;
using Nuke.Common.CI.GitHubActions;
using Serilog.Events;

namespace AiChef.Targets.Running;

/// <summary>The deployment of a service that is one stack.</summary>
/// <param name="service">The service.</param>
/// <param name="run">The run.</param>
internal class StackDeployment(Service service, DeploymentRun run) : ServiceDeployment(service, run)
{
    internal override async Task<string> PlanAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        var outcome = await StackAsync(needed, session, log, cancellationToken);
        return ForecastText.Of(outcome.Forecast!);
    }

    internal override async Task<string> DeployAsync(
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
        foreach (var command in Service.NextSteps(Options.Environment.Name, outcome.Outputs))
        {
            log.Logger.Information("Run next: {Command:l}", command);
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
        // If the target is named, its outputs are shown; a run of everything shows one line per stack.
        var level = RunPlan.IsNamed(Service.Target) ? LogEventLevel.Information : LogEventLevel.Verbose;
        foreach (var (key, value) in outcome.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            log.Logger.Write(level, "  {Key} = {Value}", key, value);
        }
        return outcome;
    }

    /// <summary>The run whose deployment is brought back; null for a deployment of the sources.</summary>
    protected virtual string? Restored => null;

    /// <summary>
    /// A dry run and a rollback are about the changes; on GitHub the group of the stack can be folded.
    /// </summary>
    private bool ShowsChanges => Options.IsDryRun || Restored is not null || GitHubActions.Instance is not null;

    /// <summary>Deploys one stack, or plans it in a dry run, and records the result.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="session">The AWS.</param>
    /// <param name="held">The log.</param>
    /// <param name="beforeFirstWrite">Called before the first write.</param>
    /// <param name="refuse">Returns the reason to refuse the changes, or null to execute them.</param>
    /// <param name="cancellationToken">Cancels it; AWS continues.</param>
    protected async Task<StackOutcome> DeployStackAsync(
        StackDeclaration stack,
        CloudSession session,
        HeldLog held,
        Func<CancellationToken, Task> beforeFirstWrite,
        Func<string, IReadOnlyList<PlannedChange>, DeploymentException?>? refuse,
        CancellationToken cancellationToken
    )
    {
        var log = held.Logger;
        var record = Record.Begin(stack.Name);
        var row = Run.Board.Begin(stack.Name);
        var deployer = new StackDeployer(
            session.Clients,
            session.Calls,
            Options.Deployer with
            {
                Refuse = refuse,
            },
            new ProgressOfStack(new DeploymentLog(log, ShowsChanges), record, Run.Board),
            TimeProvider.System
        );
        var recorded = new RunHistory.Target(Service.Name, stack, session, Restored);
        StackOutcome outcome;
        using (held.Group(stack.Name))
        {
            if (Options.IsDryRun && ParameterText.Of(stack, Options.Parameters) is { } parameters)
            {
                log.Information("{Stack}: parameters {Parameters:l}", stack.Name, parameters);
            }
            log.Verbose(
                "{Stack}: deploying to {Environment} ({Place})",
                stack.Name,
                Options.Environment.Name,
                session.Place
            );
            try
            {
                outcome = await deployer.DeployAsync(stack, beforeFirstWrite, cancellationToken);
                record.End(outcome);
            }
            catch (Exception e)
            {
                record.Fail(e);
                await Run.History.AddAsync(recorded, record.Report(), e, log);
                TellFailure(stack.Name, row, held, e);
                throw;
            }
        }
        Run.History.Add(recorded, outcome, log);
        var result =
            outcome.Forecast is { } forecast ? ForecastText.Of(forecast)
            : outcome.Effect == StackEffect.Unchanged ? "is up to date, nothing changed"
            : $"deployed ({ReportText.Summary(outcome.Changes)})";
        row.End(succeeded: true, outcome.Status, result);
        held.Then(() => Run.Board.Remove(row));
        log.Information(
            "{Stack} {Result}{Executed:l} in {Seconds:0.0} s",
            stack.Name,
            result,
            outcome.Forecast is null ? "" : "; nothing was executed",
            outcome.Duration.TotalSeconds
        );
        return outcome;
    }

    /// <summary>The last line of a stack that failed; on GitHub, a warning would be a second annotation.</summary>
    private void TellFailure(string stack, StackRow row, HeldLog held, Exception failure)
    {
        var isCancelled = failure is OperationCanceledException;
        var cause = isCancelled ? "" : failure.Message.ReplaceLineEndings(" ");
        row.End(succeeded: false, row.Text.State, cause);
        held.Then(() => Run.Board.Remove(row));
        held.Logger.Write(
            GitHubActions.Instance is null ? LogEventLevel.Warning : LogEventLevel.Information,
            "{Stack} {Outcome} after {Seconds:0.0} s{Cause}",
            stack,
            isCancelled ? "cancelled" : "failed",
            row.Text.Elapsed.TotalSeconds,
            isCancelled ? "" : $": {cause}"
        );
    }
}
