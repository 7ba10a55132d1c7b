using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Operations;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace AiChef.Targets.Operations;

/// <summary>The stacks of the environment as they are deployed.</summary>
internal static class DeployedStacks
{
    /// <summary>The resources of all stacks of the environment.</summary>
    /// <exception cref="DeploymentException">No stack of the environment exists.</exception>
    internal static async Task<DeployedResources> ResourcesAsync(
        DeploymentRun run,
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var stacks = await FindAsync(run, session, cancellationToken);
        return new DeployedResources(session.Calls, [.. stacks.Select(stack => stack.StackId)]);
    }

    /// <summary>The stacks of the services that --services names, or all.</summary>
    /// <exception cref="DeploymentException">There is none.</exception>
    internal static async Task<IReadOnlyList<Stack>> ChosenAsync(
        DeploymentRun run,
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var all = await FindAsync(run, session, cancellationToken);
        var services = run.Options.RemovedServices;
        if (services.Count == 0)
        {
            return all;
        }
        var names = run
            .Plan.Services.Where(service => services.Contains(service.Name, StringComparer.Ordinal))
            .SelectMany(service => run.DeploymentOf(service).StackNames)
            .ToHashSet(StringComparer.Ordinal);
        var chosen = all.Where(stack => names.Contains(stack.StackName)).ToList();
        return chosen.Count > 0
            ? chosen
            : throw DeploymentException.Configuration(
                $"no stack of {string.Join(", ", services)} exists in {run.Options.Environment.Name} ({session.Place})"
            );
    }

    /// <summary>All stacks of the environment that exist.</summary>
    /// <exception cref="DeploymentException">There is none.</exception>
    internal static async Task<IReadOnlyList<Stack>> FindAsync(
        DeploymentRun run,
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var environment = run.Options.Environment.Name;
        var stacks = (await run.StacksAsync(session, cancellationToken))
            .Where(stack => StackOwner.MayBe(stack, environment) && stack.StackStatus != StackStatus.REVIEW_IN_PROGRESS)
            .ToList();
        return stacks.Count > 0
            ? stacks
            : throw DeploymentException.Configuration(
                $"no stack of {environment} exists ({session.Place}); "
                    + $"./build.sh Deploy{run.Options.EnvironmentArgument} deploys them"
            );
    }
}
