using System.Collections.Concurrent;
using AiChef.Deployment;
using AiChef.Deployment.CloudFormation;
using AiChef.Deployment.Reports;
using Serilog;

partial class Build
{
    readonly RunRecord _record = new(TimeProvider.System);
    readonly ConcurrentDictionary<Service, string> _results = [];

    async Task DeployAsync(
        Service service,
        Task needed,
        CloudSession session,
        HeldLog held,
        CancellationToken cancellationToken
    )
    {
        var log = held.Logger;
        if (service == Lambdas)
        {
            await DeployFunctionsAsync(needed, session, held, cancellationToken);
            return;
        }
        await needed;
        var outcome = await DeployStackAsync(
            service,
            StacksOf(service).Single(),
            session,
            held,
            session.Account.CheckAsync,
            cancellationToken
        );
        foreach (var (key, value) in outcome.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            log.Information("  {Key} = {Value}", key, value);
        }

        if (outcome.Effect != StackEffect.Planned)
        {
            foreach (var command in service.Next(outcome.Outputs))
            {
                log.Information("Look next: {Command}", session.Look(command));
            }
        }
        _results[service] = outcome.Effect switch
        {
            StackEffect.Unchanged => "unchanged",
            StackEffect.Planned => ReportText.Summary(outcome.Changes),
            _ => outcome.Status,
        };
    }

    async Task<StackOutcome> DeployStackAsync(
        Service service,
        StackDeclaration stack,
        CloudSession session,
        HeldLog held,
        Func<CancellationToken, Task> beforeFirstWrite,
        CancellationToken cancellationToken,
        Func<string, IReadOnlyList<PlannedChange>, DeploymentException?>? refuse = null
    )
    {
        var log = held.Logger;
        var record = _record.Of(service.Name).Begin(stack.Name);
        var deployer = new StackDeployer(
            session.Clients,
            session.Calls,
            DeployerOptions with
            {
                Refuse = refuse,
            },
            new ProgressOfStack(new DeploymentLog(log), record),
            TimeProvider.System
        );
        StackOutcome outcome;
        using (held.Group(stack.Name))
        {
            log.Information(
                "{Stack}: deploying to {Environment} ({Place})",
                stack.Name,
                Environment.Name,
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
                throw;
            }
        }
        var result = outcome.Effect switch
        {
            StackEffect.Unchanged => "is up to date, nothing changed",
            StackEffect.Planned => $"planned ({ReportText.Summary(outcome.Changes)}), nothing was executed",
            _ => $"deployed ({ReportText.Summary(outcome.Changes)})",
        };
        log.Information("{Stack} {Result} in {Seconds:0.0} s", stack.Name, result, outcome.Duration.TotalSeconds);
        return outcome;
    }
}
