using System.Reflection;

namespace Nuke.Common.Execution;

internal sealed partial class TargetDefinition
{
    internal List<Delegate> DependsOnTargets { get; } = [];

    internal List<Delegate> DependentForTargets { get; } = [];

    internal List<Delegate> BeforeTargets { get; } = [];

    internal List<Delegate> AfterTargets { get; } = [];

    internal List<Delegate> TriggersTargets { get; } = [];

    internal List<Delegate> TriggeredByTargets { get; } = [];

    internal List<(Target Target, string[] Artifacts)> ConsumedArtifacts { get; } = [];

    public ITargetDefinition DependsOn(params Target[] targets) => Add(DependsOnTargets, targets);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => Add(DependsOnTargets, Of(targets));

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) =>
        build is T ? DependsOn(targets) : this;

    public ITargetDefinition DependentFor(params Target[] targets) => Add(DependentForTargets, targets);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => Add(DependentForTargets, Of(targets));

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) =>
        build is T ? DependentFor(targets) : this;

    public ITargetDefinition Before(params Target[] targets) => Add(BeforeTargets, targets);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Add(BeforeTargets, Of(targets));

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => build is T ? Before(targets) : this;

    public ITargetDefinition After(params Target[] targets) => Add(AfterTargets, targets);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => Add(AfterTargets, Of(targets));

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => build is T ? After(targets) : this;

    public ITargetDefinition Triggers(params Target[] targets) => Add(TriggersTargets, targets);

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Add(TriggersTargets, Of(targets));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => build is T ? Triggers(targets) : this;

    public ITargetDefinition TriggeredBy(params Target[] targets) => Add(TriggeredByTargets, targets);

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => Add(TriggeredByTargets, Of(targets));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) =>
        build is T ? TriggeredBy(targets) : this;

    public ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild
    {
        Assert.True(build is T, $"'{build.GetType().Name}' must implement context '{typeof(T).Name}'");
        Add(
            DependsOnTargets,
            [(Setup)SingleProperty<T>(typeof(Setup), "context dependency (missing setup)").GetValue(build)]
        );
        return Add(
            BeforeTargets,
            [(Cleanup)SingleProperty<T>(typeof(Cleanup), "context dependency (missing cleanup)").GetValue(build)]
        );
    }

    public ITargetDefinition Consumes(params Target[] targets)
    {
        foreach (var target in targets)
        {
            Consumes(target, []);
        }

        return this;
    }

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Consumes(Of(targets));

    public ITargetDefinition Consumes(Target target, params string[] artifacts)
    {
        ConsumedArtifacts.Add((target, artifacts));
        return this;
    }

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) =>
        Consumes(target((T)(object)build), artifacts);

    public ITargetDefinition Consumes<T>(params string[] artifacts) => Consumes(Of<T>([])[0], artifacts);

    private TargetDefinition Add(List<Delegate> list, IEnumerable<Delegate> targets)
    {
        list.AddRange(targets);
        return this;
    }

    private Target[] Of<T>(Func<T, Target>[] targets) =>
        targets.Length > 0
            ? targets.Select(x => x((T)(object)build)).ToArray()
            : [(Target)SingleProperty<T>(typeof(Target), "shorthand dependency").GetValue(build)];

    private PropertyInfo SingleProperty<T>(Type type, string kind)
    {
        var candidates = typeof(T)
            .GetProperties(Utilities.MemberAccess.Instance)
            .Where(x => x.PropertyType == type)
            .ToList();
        if (candidates.Count != 1)
        {
            var reason =
                candidates.Count == 0
                    ? "No relevant targets."
                    : "Too many relevant targets: " + string.Join(", ", candidates.Select(x => x.Name));
            Assert.Fail(
                $"Target '{member.DeclaringType}.{member.Name}' cannot "
                    + $"have {kind} on component '{typeof(T).Name}'. {reason}"
            );
        }

        return candidates[0];
    }
}
