namespace Nuke.Common.Execution;

/// <summary>Turns the factories that definitions name into the targets themselves.</summary>
internal static class TargetRelations
{
    internal static void Apply(
        ExecutableTarget target,
        List<ExecutableTarget> all,
        Dictionary<Delegate, ExecutableTarget> byFactory
    )
    {
        target.ExecutionDependencies.AddRange(Related(x => x.DependsOnTargets, x => x.DependentForTargets));
        target.OrderDependencies.AddRange(Related(x => x.AfterTargets, x => x.BeforeTargets));
        target.TriggerDependencies.AddRange(Related(x => x.TriggeredByTargets, x => x.TriggersTargets));
        target.Triggers.AddRange(Related(x => x.TriggersTargets, x => x.TriggeredByTargets));
        Assert.False(
            target.AllDependencies.Contains(target) || target.Triggers.Contains(target),
            $"Target '{target.Name}' cannot have a dependency on itself"
        );

        if (target.Factory is Setup)
        {
            var cleanup = all.Single(x =>
                x.Factory is Cleanup && x.Member.DeclaringType == target.Member.DeclaringType
            );
            target.Triggers.Add(cleanup);
            cleanup.TriggerDependencies.Add(target);
        }

        foreach (var (consumed, artifacts) in target.Definition.ConsumedArtifacts)
        {
            var producer = Find(consumed);
            target.ArtifactDependencies.AddRange(
                producer,
                artifacts.Length > 0 ? artifacts : producer.ArtifactProducts
            );
        }

        IEnumerable<ExecutableTarget> Related(
            Func<TargetDefinition, List<Delegate>> own,
            Func<TargetDefinition, List<Delegate>> others
        )
        {
            foreach (var factory in own(target.Definition))
            {
                yield return Find(factory);
            }

            foreach (var other in all)
            {
                if (other != target && others(other.Definition).Contains(target.Factory))
                {
                    yield return other;
                }
            }
        }

        ExecutableTarget Find(Delegate factory) =>
            factory is not null && byFactory.TryGetValue(factory, out var found)
                ? found
                : throw new InvalidOperationException(
                    $"Target '{target.Name}' names a target that is not a property of the build"
                );
    }
}
