using Nuke.Common.Execution;

namespace AiChef.Targets.Services;

/// <summary>
/// All targets of a build and how they depend on one another. Answers every question about dependencies.
/// </summary>
internal sealed class TargetGraph
{
    private readonly Dictionary<string, BuildTarget> _targets;

    /// <summary>Reads the graph.</summary>
    /// <param name="targets">The targets, with all that they depend on.</param>
    internal TargetGraph(IEnumerable<BuildTarget> targets) =>
        _targets = targets.ToDictionary(target => target.Name, StringComparer.Ordinal);

    /// <summary>The targets in ordinal order.</summary>
    internal IEnumerable<BuildTarget> Targets => _targets.Values.OrderBy(target => target.Name, StringComparer.Ordinal);

    internal static TargetGraph Of(IEnumerable<ExecutableTarget> targets) => new(targets.Select(BuildTarget.Of));

    /// <summary>The target of a name.</summary>
    /// <exception cref="InvalidOperationException">The build has none.</exception>
    internal BuildTarget Target(string name) =>
        _targets.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The build has no target '{name}'.");

    /// <summary>The names of all targets that run before a target.</summary>
    internal IReadOnlySet<string> Below(string target)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([target]);
        while (next.TryPop(out var name))
        {
            foreach (var needed in Target(name).DependsOn.Where(below.Add))
            {
                next.Push(needed);
            }
        }
        return below;
    }

    /// <summary>The services, each after all that are deployed before it.</summary>
    internal IReadOnlyList<Service> InOrder(IEnumerable<Service> services)
    {
        var all = services.ToList();
        return
        [
            .. all.OrderBy(service => NeedsOf(service, all).Count)
                .ThenBy(service => service.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those of the services that are deployed before a service.</summary>
    internal IReadOnlyList<Service> NeedsOf(Service service, IEnumerable<Service> services) =>
        [.. services.Where(other => Below(service.Target).Contains(other.Target))];

    /// <summary>Those of the services whose targets the service's target itself depends on.</summary>
    internal IReadOnlyList<Service> DirectNeedsOf(Service service, IEnumerable<Service> services) =>
        [.. services.Where(other => Target(service.Target).DependsOn.Contains(other.Target, StringComparer.Ordinal))];
}
