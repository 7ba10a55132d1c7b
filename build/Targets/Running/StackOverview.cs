using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>Shows the stacks of an environment.</summary>
/// <param name="run">The run, which names the environment.</param>
internal sealed class StackOverview(DeploymentRun run)
{
    internal async Task ShowAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var environment = run.Options.Environment;
        var stacks = (await run.StacksAsync(session, cancellationToken))
            .Where(stack => StackOwner.MayBe(stack, environment.Name))
            .ToList();
        if (stacks.Count == 0)
        {
            Log.Information("No stack of {Environment} exists ({Place})", environment.Name, session.Place);
            return;
        }
        foreach (var line in StackTable.Lines(stacks))
        {
            Log.Information("{Line}", line);
        }
    }
}
