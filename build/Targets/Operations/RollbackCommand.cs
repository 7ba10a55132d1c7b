using AiChef.Deployment;
using AiChef.Targets.Running;

namespace AiChef.Targets.Operations;

/// <summary>Rolls functions or stacks back.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class RollbackCommand(DeploymentRun run, RollbackOptions options)
{
    /// <summary>Checks the options, then asks AWS.</summary>
    /// <exception cref="DeploymentException">A mistake, or a refusal.</exception>
    internal async Task RunAsync()
    {
        await run.WorkAsync(_ =>
        {
            options.Check(run.Options);
            return Task.CompletedTask;
        });
        await run.WorkAsync(
            run.Options.Functions.Count > 0
                ? new FunctionRollbackCommand(run, options).RunAsync
                : new StackRollbackCommand(run, options).RunAsync
        );
    }
}
