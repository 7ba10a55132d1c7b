using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Operations;
using AiChef.Deployment.Operations.Logs;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using Amazon.CloudFormation.Model;

namespace AiChef.Targets.Operations;

/// <summary>The log groups of the services and functions that are named, or of all.</summary>
/// <param name="run">The run.</param>
/// <param name="session">The AWS of the run.</param>
internal sealed class LogSources(DeploymentRun run, CloudSession session)
{
    private const string LogGroup = "AWS::Logs::LogGroup";

    /// <summary>Finds them in the deployed stacks.</summary>
    /// <exception cref="DeploymentException">There is none.</exception>
    internal async Task<IReadOnlyList<LogSource>> FindAsync(CancellationToken cancellationToken)
    {
        var wanted = WantedStacks();
        var stacks = (await run.StacksAsync(session, cancellationToken)).Where(stack =>
            StackOwner.MayBe(stack, run.Options.Environment.Name) && wanted.Contains(stack.StackName)
        );
        var sources = await Task.WhenAll(stacks.Select(stack => OfAsync(stack, cancellationToken)));
        IReadOnlyList<LogSource> all = [.. sources.SelectMany(static each => each)];
        return all.Count > 0
            ? all
            : throw DeploymentException.Configuration(
                $"no log group of {string.Join(", ", wanted.Order(StringComparer.Ordinal))} is deployed in "
                    + $"{run.Options.Environment.Name} ({session.Place})"
            );
    }

    private HashSet<string> WantedStacks()
    {
        var services = run.Plan.Services.Where(service =>
            run.Options.RemovedServices.Contains(service.Name, StringComparer.Ordinal)
        );
        var named = services
            .SelectMany(service => run.DeploymentOf(service).StackNames)
            .Concat(run.Options.Functions.Select(run.Options.Environment.StackName))
            .ToHashSet(StringComparer.Ordinal);
        return named.Count > 0 ? named : run.StackNames.ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IEnumerable<LogSource>> OfAsync(Stack stack, CancellationToken cancellationToken)
    {
        var resources = new DeployedResources(session.Calls, [stack.StackId]);
        var groups = await resources.OfTypeAsync(LogGroup, cancellationToken);
        var name = stack.StackName[(run.Options.Environment.NamePrefix.Length + 1)..];
        return groups.Select(group => new LogSource(
            groups.Count == 1 ? name : $"{name}/{group.PhysicalResourceId.Split('/')[^1]}",
            group.PhysicalResourceId
        ));
    }
}
