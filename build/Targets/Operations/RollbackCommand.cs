using AiChef.Deployment;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;

namespace AiChef.Targets.Operations;

/// <summary>Rolls functions or stacks back.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class RollbackCommand(DeploymentRun run, RollbackOptions options)
{
    /// <summary>Checks the options, rolls back, then checks what is deployed.</summary>
    /// <exception cref="DeploymentException">A mistake, a refusal, or what is deployed is unhealthy.</exception>
    internal async Task RunAsync()
    {
        await run.WorkAsync(_ =>
        {
            options.Check(run.Options);
            return Task.CompletedTask;
        });
        await run.WorkAsync(
            async (session, cancellationToken) =>
            {
                run.PrepareCheck(session);
                await RollBackAsync(session, cancellationToken);
                await run.CheckChangesAsync(session, "rolled back, but unhealthy", cancellationToken);
            }
        );
    }

    private Task RollBackAsync(CloudSession session, CancellationToken cancellationToken) =>
        run.Options.Functions.Count > 0
            ? new FunctionRollbackCommand(run, options).RunAsync(session, cancellationToken)
            : new StackRollbackCommand(run, options).RunAsync(session, cancellationToken);
}
