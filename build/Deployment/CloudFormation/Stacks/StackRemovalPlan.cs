namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// The removal of some stacks, complete before the first of them is deleted: all are, or none is touched.
/// </summary>
/// <param name="Stacks">The stacks, each after those that are deleted before it.</param>
public sealed record StackRemovalPlan(IReadOnlyList<PlannedRemoval> Stacks)
{
    /// <summary>Why nothing is deleted, one line for each stack that stands in the way; null if none does.</summary>
    public DeploymentException? Refusal =>
        Stacks.Select(stack => stack.Refusal).OfType<DeploymentException>().ToList() switch
        {
            [] => null,
            [var only] => only,
            var several => new DeploymentException(
                FailureKind.Refused,
                $"refused, for {several.Count} stacks cannot be deleted; nothing was deleted",
                [.. several.Select(each => string.Join("; ", each.Details.Prepend(each.Message)))]
            ),
        };

    /// <summary>
    /// Puts stacks into the order of their deletion. A stack that imports from another always goes before it; those
    /// that only depend on it do, unless an import demands the opposite.
    /// </summary>
    /// <param name="stacks">The stacks.</param>
    /// <param name="importers">For each stack those of the others that import from it.</param>
    /// <returns>Each stack after those that go before it; null if some import from one another.</returns>
    internal static IReadOnlyList<StackToRemove>? Order(
        IReadOnlyList<StackToRemove> stacks,
        IReadOnlyDictionary<string, IReadOnlyList<string>> importers
    )
    {
        var before = stacks.ToDictionary(
            stack => stack.Name,
            stack =>
                importers
                    .GetValueOrDefault(stack.Name, [])
                    .Where(name => name != stack.Name)
                    .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        foreach (var stack in stacks)
        {
            before[stack.Name]
                .UnionWith(
                    stack.After.Where(name => before.ContainsKey(name) && !MustFollow(name, stack.Name, before))
                );
        }
        var ordered = new List<StackToRemove>();
        while (ordered.Count < stacks.Count)
        {
            var next = stacks.FirstOrDefault(stack =>
                ordered.TrueForAll(done => done.Name != stack.Name)
                && before[stack.Name].All(name => ordered.Exists(done => done.Name == name))
            );
            if (next is null)
            {
                return null;
            }
            ordered.Add(new StackToRemove(next.Name, [.. before[next.Name].Order(StringComparer.Ordinal)]));
        }
        return ordered;
    }

    /// <summary>Whether a stack goes after another already, itself or by way of others.</summary>
    private static bool MustFollow(string name, string other, Dictionary<string, HashSet<string>> before)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([name]);
        while (next.TryPop(out var each))
        {
            if (each == other)
            {
                return true;
            }
            foreach (var earlier in before[each].Where(seen.Add))
            {
                next.Push(earlier);
            }
        }
        return false;
    }
}
