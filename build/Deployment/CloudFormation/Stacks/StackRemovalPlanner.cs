using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Plans the removal of stacks: waits for what is running, and finds all that stands in the way.</summary>
/// <param name="calls">The calls.</param>
/// <param name="operation">Waits for operations that are running.</param>
/// <param name="gate">Protects data.</param>
/// <param name="imports">Knows who imports from whom.</param>
/// <param name="composites">Knows which composite alarms are made of which alarms.</param>
/// <param name="options">What is allowed.</param>
internal sealed class StackRemovalPlanner(
    CloudFormationCalls calls,
    StackOperation operation,
    DataLossGate gate,
    StackImports imports,
    CompositeAlarmUses composites,
    StackDeployerOptions options
)
{
    private const string StackType = "AWS::CloudFormation::Stack";

    /// <summary>Plans it; nothing is written.</summary>
    internal async Task<StackRemovalPlan> PlanAsync(
        IReadOnlyList<StackToRemove> stacks,
        CancellationToken cancellationToken
    )
    {
        var found = await Task.WhenAll(stacks.Select(stack => FindAsync(stack.Name, cancellationToken)));
        var existing = found.Where(stack => stack.Stack is not null).ToList();
        IReadOnlyList<StackUse> uses =
        [
            .. await imports.OfAsync(
                existing.ToDictionary(stack => stack.Stack!, stack => stack.Nested),
                cancellationToken
            ),
            .. await composites.OfAsync(
                existing.ToDictionary(stack => stack.Name, stack => stack.Alarms),
                cancellationToken
            ),
        ];
        var chosen = existing
            .SelectMany(stack => stack.Nested.Select(NameIn).Append(stack.Name).Select(name => (name, stack.Name)))
            .ToDictionary(pair => pair.name, pair => pair.Name, StringComparer.Ordinal);
        var users = uses.GroupBy(use => use.Used, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    (IReadOnlyList<string>)
                        [
                            .. group
                                .SelectMany(use => use.Users)
                                .Select(name => chosen.GetValueOrDefault(name))
                                .OfType<string>()
                                .Where(name => name != group.Key)
                                .Distinct(StringComparer.Ordinal),
                        ],
                StringComparer.Ordinal
            );
        var order = StackRemovalPlan.Order(stacks, users);
        return new StackRemovalPlan([
            .. (order ?? stacks).Select(stack =>
            {
                var each = found.First(other => other.Name == stack.Name);
                var outside = uses.Where(use => use.Used == stack.Name && use.IsNeededBeside(chosen.Keys))
                    .Select(use => use with { Users = [.. use.Users.Where(name => !chosen.ContainsKey(name))] })
                    .ToLookup(use => use.Kind);
                var refusal =
                    each.Refusal
                    ?? Imported(stack.Name, [.. outside[StackUseKind.Import]])
                    ?? PartOfAlarms(stack.Name, [.. outside[StackUseKind.Alarm]]);
                return new PlannedRemoval(
                    stack.Name,
                    each.Stack is not null,
                    stack.After,
                    order is null ? refusal ?? Circular(stack.Name, users) : refusal
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
            return new Found(name, null, [], [], null);
        }
        var resources = await calls.ResourcesAsync(stack.StackId, cancellationToken);
        var all = await WithNestedAsync(resources, cancellationToken);
        return new Found(
            name,
            stack,
            PhysicalIds(all, static type => type == StackType),
            PhysicalIds(all, CompositeAlarmUses.IsAlarm),
            RefusalOf(stack, resources)
        );
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

    /// <summary>The resources of a stack and of the stacks inside it, at any depth, which go with it.</summary>
    private async Task<IReadOnlyList<StackResourceSummary>> WithNestedAsync(
        IReadOnlyList<StackResourceSummary> resources,
        CancellationToken cancellationToken
    )
    {
        var all = new List<StackResourceSummary>(resources);
        foreach (var id in PhysicalIds(resources, static type => type == StackType))
        {
            all.AddRange(await WithNestedAsync(await calls.ResourcesAsync(id, cancellationToken), cancellationToken));
        }
        return all;
    }

    private static IReadOnlyList<string> PhysicalIds(
        IReadOnlyList<StackResourceSummary> resources,
        Func<string, bool> isType
    ) =>
        [
            .. resources
                .Where(resource => isType(resource.ResourceType))
                .Where(DataLossGate.IsAlive)
                .Select(static resource => resource.PhysicalResourceId),
        ];

    private static DeploymentException? Imported(string stack, List<StackUse> uses)
    {
        if (uses.Count == 0)
        {
            return null;
        }
        var importers = string.Join(", ", uses.SelectMany(use => use.Users).Distinct(StringComparer.Ordinal));
        var exports = string.Join(", ", uses.Select(use => $"'{use.Thing}'"));
        return Refused(
            stack,
            $"other stacks import its exports: {importers} ({exports})",
            $"remove {importers} as well, or deploy {importers} without that import first"
        );
    }

    private static DeploymentException? PartOfAlarms(string stack, List<StackUse> uses)
    {
        if (uses.Count == 0)
        {
            return null;
        }
        var composites = uses.Select(use =>
            use.Users is [var owner] ? $"{use.Thing} of {owner}" : $"{use.Thing}, of no known stack"
        );
        var owners = uses.SelectMany(use => use.Users).Distinct(StringComparer.Ordinal).ToList();
        var ownerless = uses.Where(use => use.Users.Count == 0).Select(use => use.Thing).ToList();
        IEnumerable<string> next =
        [
            .. owners.Select(owner => $"remove {owner} as well"),
            .. ownerless.Select(name =>
                $"take them out of the rule of {name}, or delete it: aws cloudwatch describe-alarms --alarm-names "
                + $"{name} --alarm-types CompositeAlarm"
            ),
        ];
        return Refused(
            stack,
            $"composite alarms are made of its alarms: {string.Join("; ", composites)}",
            string.Join("; ", next)
        );
    }

    private static DeploymentException? Circular(string stack, Dictionary<string, IReadOnlyList<string>> users) =>
        users.GetValueOrDefault(stack) is { Count: > 0 } needing
            ? Refused(
                stack,
                $"{string.Join(", ", needing)} and {stack} need each other's exports or alarms",
                "deploy one of them without those of the other first"
            )
            : null;

    private static DeploymentException Refused(string stack, string why, string next) =>
        new(FailureKind.Refused, $"{stack}: refused because {why}; nothing was deleted") { Next = next };

    private static string NameIn(string stackId) => Aws.AwsConnection.NameIn(stackId);

    private sealed record Found(
        string Name,
        Stack? Stack,
        IReadOnlyList<string> Nested,
        IReadOnlyList<string> Alarms,
        DeploymentException? Refusal
    );
}
