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

/// <summary>The deployment of one service in one run.</summary>
/// <param name="service">The service.</param>
/// <param name="run">The run.</param>
internal abstract class ServiceDeployment(Service service, DeploymentRun run)
{
    private readonly WorkClock _clock = new(TimeProvider.System);
    private IReadOnlyList<StackDeclaration>? _stacks;
    private bool _hasBegun;

    /// <summary>What it took, without the time in which it waited for other services; null before it begins.</summary>
    internal TimeSpan? Worked => _hasBegun ? _clock.Worked : null;

    /// <summary>What came of it, in a few words; null before its end.</summary>
    internal string? Result { get; private set; }

    /// <summary>The stacks to deploy, as the templates and the options declare them.</summary>
    /// <exception cref="DeploymentException">A template or an option has a mistake.</exception>
    internal IReadOnlyList<StackDeclaration> Stacks =>
        _stacks ??= [.. service.TemplatesIn(RunOptions.InfrastructureDirectory).Where(IsChosen).Select(Declare)];

    /// <summary>The service.</summary>
    protected Service Service => service;

    /// <summary>The run.</summary>
    protected DeploymentRun Run => run;

    /// <summary>The options of the run.</summary>
    protected RunOptions Options => run.Options;

    /// <summary>What the report keeps of the service.</summary>
    protected ServiceRecord Record => run.Record.Of(service.Name);

    /// <summary>The deployment of a service by its kind.</summary>
    internal static ServiceDeployment Of(Service service, DeploymentRun run) =>
        service.Kind switch
        {
            ServiceKind.Stack => new StackDeployment(service, run),
            ServiceKind.Functions => new FunctionDeployment(service, run),
            _ => throw new NotSupportedException($"Services of the kind {service.Kind} cannot be deployed."),
        };

    /// <summary>Deploys the service, or shows in a dry run what would change.</summary>
    /// <param name="needed">Ends when all that the service depends on is deployed; awaited before the first
    /// write.</param>
    /// <param name="session">The AWS.</param>
    /// <param name="log">Where its lines go.</param>
    /// <param name="cancellationToken">Ends it; what AWS does goes on.</param>
    internal async Task RunAsync(Task needed, CloudSession session, HeldLog log, CancellationToken cancellationToken)
    {
        _hasBegun = true;
        _clock.Start();
        try
        {
            Result = Options.IsDryRun
                ? await PlanAsync(needed, session, log, cancellationToken)
                : await DeployAsync(needed, session, log, cancellationToken);
        }
        finally
        {
            _clock.Stop();
        }
    }

    /// <summary>Deletes the stacks of the service, whichever of them were chosen.</summary>
    /// <param name="remover">Deletes a stack.</param>
    /// <param name="log">Where its lines go.</param>
    /// <param name="cancellationToken">Ends the wait; AWS goes on.</param>
    internal async Task RemoveAsync(StackRemover remover, Serilog.ILogger log, CancellationToken cancellationToken)
    {
        foreach (var name in StackNames)
        {
            var row = run.Board.Begin(name);
            var hasExisted = await remover.RemoveAsync(name, cancellationToken);
            run.Board.Remove(row);
            log.Information(hasExisted ? "{Stack} deleted" : "{Stack} does not exist", name);
        }
    }

    /// <summary>In a dry run the changes are what was asked for; on GitHub the group of the stack folds them away.</summary>
    private bool ShowsChanges => Options.IsDryRun || GitHubActions.Instance is not null;

    /// <summary>The names of all stacks of the service in the environment.</summary>
    internal IEnumerable<string> StackNames =>
        service
            .TemplatesIn(RunOptions.InfrastructureDirectory)
            .Select(template => Options.Environment.StackName(template.Stack));

    /// <summary>Waits for what the service depends on; its own clock stands still.</summary>
    protected async Task WaitForAsync(Task needed)
    {
        _clock.Stop();
        try
        {
            await needed;
        }
        finally
        {
            _clock.Start();
        }
    }

    /// <summary>Whether a template is to be deployed.</summary>
    protected virtual bool IsChosen(ServiceTemplate template) => true;

    /// <summary>The stack of a template.</summary>
    protected virtual StackDeclaration Declare(ServiceTemplate template) =>
        service.StackIn(template, Options.Environment, RunOptions.InfrastructureDirectory, Options.Parameters);

    /// <inheritdoc cref="RunAsync"/>
    /// <returns>What would change, in a few words.</returns>
    protected abstract Task<string> PlanAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    );

    /// <inheritdoc cref="RunAsync"/>
    /// <returns>What came of it, in a few words.</returns>
    protected abstract Task<string> DeployAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    );

    /// <summary>Deploys one stack, or plans it in a dry run, and keeps for the report what comes of it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="session">The AWS.</param>
    /// <param name="held">Where its lines go.</param>
    /// <param name="beforeFirstWrite">Called before anything is written.</param>
    /// <param name="refuse">Looks at the changes, and gives the reason to execute none of them; null executes
    /// them.</param>
    /// <param name="cancellationToken">Ends it; what AWS does goes on.</param>
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
        var row = run.Board.Begin(stack.Name);
        var deployer = new StackDeployer(
            session.Clients,
            session.Calls,
            Options.Deployer with
            {
                Refuse = refuse,
            },
            new ProgressOfStack(new DeploymentLog(log, ShowsChanges), record, run.Board),
            TimeProvider.System
        );
        StackOutcome outcome;
        using (held.Group(stack.Name))
        {
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
                TellFailure(stack.Name, row, held, e);
                throw;
            }
        }
        var result = outcome.Effect switch
        {
            StackEffect.Unchanged => "is up to date, nothing changed",
            StackEffect.Planned => $"planned ({ReportText.Summary(outcome.Changes)}), nothing was executed",
            _ => $"deployed ({ReportText.Summary(outcome.Changes)})",
        };
        row.End(succeeded: true, outcome.Status, result);
        held.Then(() => run.Board.Remove(row));
        log.Information("{Stack} {Result} in {Seconds:0.0} s", stack.Name, result, outcome.Duration.TotalSeconds);
        return outcome;
    }

    /// <summary>The last line of a stack that failed; on GitHub, a warning would be a second annotation.</summary>
    private void TellFailure(string stack, StackRow row, HeldLog held, Exception failure)
    {
        var isCancelled = failure is OperationCanceledException;
        var cause = isCancelled ? "" : failure.Message.ReplaceLineEndings(" ");
        row.End(succeeded: false, row.Text.State, cause);
        held.Then(() => run.Board.Remove(row));
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
