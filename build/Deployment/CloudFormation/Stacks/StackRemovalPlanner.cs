using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Plans the removal of stacks: waits for what is running, and finds all that stands in the way.</summary>
/// <param name="calls">The calls.</param>
/// <param name="operation">Waits for operations that are running.</param>
/// <param name="gate">Protects data.</param>
/// <param name="imports">Knows who imports from whom.</param>
/// <param name="options">What is allowed.</param>
internal sealed class StackRemovalPlanner(
    CloudFormationCalls calls,
    StackOperation operation,
    DataLossGate gate,
    StackImports imports,
    StackDeployerOptions options
)
{
    /// <summary>Plans it; nothing is written.</summary>
    internal async Task<StackRemovalPlan> PlanAsync(
        IReadOnlyList<StackToRemove> stacks,
        CancellationToken cancellationToken
    )
    {
        var found = await Task.WhenAll(stacks.Select(stack => FindAsync(stack.Name, cancellationToken)));
        var existing = found.Where(stack => stack.Stack is not null).ToList();
        var uses = await imports.OfAsync(
            existing.ToDictionary(stack => stack.Stack!, stack => stack.Nested),
            cancellationToken
        );
        var chosen = existing
            .SelectMany(stack => stack.Nested.Select(NameIn).Append(stack.Name).Select(name => (name, stack.Name)))
            .ToDictionary(pair => pair.name, pair => pair.Name, StringComparer.Ordinal);
        var importers = uses.GroupBy(use => use.Exporter, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    (IReadOnlyList<string>)
                        [
                            .. group
                                .SelectMany(use => use.Importers)
                                .Select(name => chosen.GetValueOrDefault(name))
                                .OfType<string>()
                                .Where(name => name != group.Key)
                                .Distinct(StringComparer.Ordinal),
                        ],
                StringComparer.Ordinal
            );
        var order = StackRemovalPlan.Order(stacks, importers);
        return new StackRemovalPlan([
            .. (order ?? stacks).Select(stack =>
            {
                var each = found.First(other => other.Name == stack.Name);
                var outside = uses.Where(use => use.Exporter == stack.Name)
                    .Select(use => use with { Importers = [.. use.Importers.Where(name => !chosen.ContainsKey(name))] })
                    .Where(use => use.Importers.Count > 0)
                    .ToList();
                var refusal = each.Refusal ?? Imported(stack.Name, outside);
                return new PlannedRemoval(
                    stack.Name,
                    each.Stack is not null,
                    stack.After,
                    order is null ? refusal ?? Circular(stack.Name, importers) : refusal
                );
            }),
        ]);
    }

    private async Task<Found> FindAsync(string name, CancellationToken cancellationToken)
    {
        var stack = await calls.FindStackAsync(name, cancellationToken);
        if (stack is not null && StackStatusTable.ActionFor(stack.StackStatus.Value) == StackAction.Wait)
        {
            stack = await operation.AttachAsync(stack, cancellationToken);
        }
        if (stack is null || stack.StackStatus.Value == "DELETE_COMPLETE")
        {
            return new Found(name, null, [], null);
        }
        var resources = await calls.ResourcesAsync(stack.StackId, cancellationToken);
        return new Found(name, stack, await NestedAsync(resources, cancellationToken), RefusalOf(stack, resources));
    }

    /// <summary>Why the stack itself cannot be deleted, whoever imports from it.</summary>
    private DeploymentException? RefusalOf(Stack stack, IReadOnlyList<StackResourceSummary> resources)
    {
        try
        {
            StackOwner.Check(stack, options);
            gate.CheckDeletion(stack, resources);
        }
        catch (DeploymentException e) when (e.Kind == FailureKind.Refused)
        {
            return e;
        }
        var status = stack.StackStatus.Value;
        return stack.ParentId is { Length: > 0 } parent
                ? Refused(
                    stack.StackName,
                    $"it is part of the stack {NameIn(parent)}",
                    $"delete {NameIn(parent)}, or remove it from that stack's template"
                )
            : StackStatusTable.IsKnown(status) ? null
            : Refused(
                stack.StackName,
                $"the stack is in {status}, and whether it can be deleted from there is not known",
                $"aws cloudformation describe-stack-events --stack-name {stack.StackName}"
            );
    }

    /// <summary>The ARNs of the stacks inside a stack, at any depth, which go with it.</summary>
    private async Task<IReadOnlyList<string>> NestedAsync(
        IReadOnlyList<StackResourceSummary> resources,
        CancellationToken cancellationToken
    )
    {
        var nested = new List<string>();
        foreach (
            var id in resources
                .Where(static resource => resource.ResourceType == "AWS::CloudFormation::Stack")
                .Where(DataLossGate.IsAlive)
                .Select(static resource => resource.PhysicalResourceId)
        )
        {
            nested.Add(id);
            nested.AddRange(await NestedAsync(await calls.ResourcesAsync(id, cancellationToken), cancellationToken));
        }
        return nested;
    }

    private static DeploymentException? Imported(string stack, List<StackUse> uses)
    {
        if (uses.Count == 0)
        {
            return null;
        }
        var importers = string.Join(", ", uses.SelectMany(use => use.Importers).Distinct(StringComparer.Ordinal));
        var exports = string.Join(", ", uses.Select(use => $"'{use.Export}'"));
        return Refused(
            stack,
            $"other stacks import its exports: {importers} ({exports})",
            $"remove {importers} as well, or deploy {importers} without that import first"
        );
    }

    private static DeploymentException? Circular(string stack, Dictionary<string, IReadOnlyList<string>> importers) =>
        importers.GetValueOrDefault(stack) is { Count: > 0 } users
            ? Refused(
                stack,
                $"stacks import from one another: {string.Join(", ", users)} from {stack}",
                "deploy one of them without its import first"
            )
            : null;

    private static DeploymentException Refused(string stack, string why, string next) =>
        new(FailureKind.Refused, $"{stack}: refused because {why}; nothing was deleted") { Next = next };

    private static string NameIn(string stackId) => Aws.AwsConnection.NameIn(stackId);

    private sealed record Found(string Name, Stack? Stack, IReadOnlyList<string> Nested, DeploymentException? Refusal);
}
