using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

internal static class ExecutionPlanner
{
    internal static List<ExecutableTarget> GetExecutionPlan(
        IReadOnlyCollection<ExecutableTarget> targets,
        IReadOnlyCollection<string> invokedNames
    )
    {
        var wanted = invokedNames is null
            ? targets.Where(x => x.IsDefault).ToHashSet()
            : invokedNames.Select(x => Find(x, targets)).ToHashSet();
        foreach (var target in wanted)
        {
            target.Invoked = true;
        }

        while (true)
        {
            var plan = Order(targets, wanted);
            var triggered = plan.SelectMany(x => x.Triggers)
                .Where(x => !plan.Contains(x) && targets.Contains(x))
                .ToList();
            if (triggered.Count == 0)
            {
                foreach (var target in plan)
                {
                    target.Status = ExecutionStatus.Scheduled;
                }

                return plan;
            }

            wanted = [.. plan, .. triggered];
        }
    }

    /// <summary>
    /// Takes the first target that no remaining one depends on, again and again, and reverses the result.
    /// </summary>
    private static List<ExecutableTarget> Order(
        IReadOnlyCollection<ExecutableTarget> targets,
        HashSet<ExecutableTarget> wanted
    )
    {
        var remaining = targets.ToList();
        var dependents = CountDependents(targets);
        var strict = CommandLine.Has("strict");
        var scheduled = new List<ExecutableTarget>();
        while (remaining.Count > 0)
        {
            var independent = remaining.Find(x => dependents[x] == 0);
            if (independent is null)
            {
                Assert.Fail(
                    "Circular dependencies between targets:"
                        + Environment.NewLine
                        + $" - {string.Join(", ", Cycle(remaining).Select(x => x.Name))}"
                );
            }

            if (strict)
            {
                AssertUnambiguous(remaining.Where(x => dependents[x] == 0).ToList());
            }

            remaining.Remove(independent);
            foreach (var dependency in Known(independent, dependents))
            {
                dependents[dependency]--;
            }

            if (wanted.Contains(independent) || scheduled.Exists(x => x.ExecutionDependencies.Contains(independent)))
            {
                scheduled.Add(independent);
            }
        }

        scheduled.Reverse();
        return scheduled;
    }

    private static Dictionary<ExecutableTarget, int> CountDependents(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var dependents = targets.ToDictionary(x => x, _ => 0);
        foreach (var dependency in targets.SelectMany(x => Known(x, dependents)).ToList())
        {
            dependents[dependency]++;
        }

        return dependents;
    }

    private static IEnumerable<ExecutableTarget> Known(
        ExecutableTarget target,
        Dictionary<ExecutableTarget, int> known
    ) => target.AllDependencies.Distinct().Where(known.ContainsKey);

    private static List<ExecutableTarget> Cycle(List<ExecutableTarget> remaining)
    {
        var path = new List<ExecutableTarget>();
        var current = remaining[0];
        while (!path.Contains(current))
        {
            path.Add(current);
            current = remaining.First(x => x.AllDependencies.Contains(current));
        }

        path.RemoveRange(0, path.IndexOf(current));
        return path;
    }

    private static void AssertUnambiguous(List<ExecutableTarget> independents)
    {
        if (independents.Count > 1)
        {
            Assert.Fail(
                string.Join(
                    Environment.NewLine,
                    independents.Select(x => $"  - {x.Name}").Prepend("Incomplete target definition order:")
                )
            );
        }
    }

    private static ExecutableTarget Find(string name, IReadOnlyCollection<ExecutableTarget> targets)
    {
        var found = targets.SingleOrDefault(x => ParameterNames.Same(name, x.Name));
        if (found is null)
        {
            Assert.Fail(
                string.Join(
                    Environment.NewLine,
                    targets
                        .Select(x => $"  - {x.Name}")
                        .Order(StringComparer.Ordinal)
                        .Prepend($"Target with name '{name}' does not exist. Available targets are:")
                )
            );
        }

        return found;
    }
}
