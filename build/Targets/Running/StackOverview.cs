using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>Shows the stacks of an environment.</summary>
/// <param name="options">Which environment.</param>
internal sealed class StackOverview(RunOptions options)
{
    internal async Task ShowAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var environment = options.Environment;
        var prefix = $"{environment.NamePrefix}-";
        var stacks = (await session.Calls.AllStacksAsync(cancellationToken))
            .Where(stack => stack.StackName.StartsWith(prefix, StringComparison.Ordinal))
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
