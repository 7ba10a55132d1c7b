using AiChef.Deployment.CloudFormation;
using Serilog;

partial class Build
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<Service, string> _results = [];

    async Task DeployAsync(Service service, Task needed, CloudSession session, ILogger log, CancellationToken ct)
    {
        if (service == Lambdas)
        {
            await DeployFunctionsAsync(needed, session, log, ct);
            return;
        }
        await needed;
        var outcome = await DeployStackAsync(StacksOf(service).Single(), session, log, session.Account.CheckAsync, ct);
        foreach (var (key, value) in outcome.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
            log.Information("  {Key} = {Value}", key, value);
        if (outcome.Effect != StackEffect.Planned)
        {
            foreach (var command in service.Next(outcome.Outputs))
                log.Information("Look next: {Command}", session.Look(command));
        }
        _results[service] = outcome.Effect switch
        {
            StackEffect.Unchanged => "unchanged",
            StackEffect.Planned => DeploymentLog.Summary(outcome.Changes),
            _ => outcome.Status,
        };
    }

    async Task<StackOutcome> DeployStackAsync(StackDeclaration stack, CloudSession session, ILogger log, Func<CancellationToken, Task> beforeFirstWrite, CancellationToken ct)
    {
        var deployer = new StackDeployer(session.Clients, session.Calls, DeployerOptions, new DeploymentLog(log), TimeProvider.System);
        log.Information("{Stack}: deploying to {Environment} ({Place})", stack.Name, Environment.Name, session.Place);
        var outcome = _outcomes[stack.Name] = await deployer.DeployAsync(stack, beforeFirstWrite, ct);
        var result = outcome.Effect switch
        {
            StackEffect.Unchanged => "is up to date, nothing changed",
            StackEffect.Planned => $"planned ({DeploymentLog.Summary(outcome.Changes)}), nothing was executed",
            _ => $"deployed ({DeploymentLog.Summary(outcome.Changes)})",
        };
        log.Information("{Stack} {Result} in {Seconds:0.0} s", stack.Name, result, outcome.Duration.TotalSeconds);
        return outcome;
    }
}
