using System.Reflection;
using Nuke.Common.Execution;

partial class Build
{
    /// <summary>Every service that a part of the build declares, by name.</summary>
    internal static IReadOnlyList<Service> AllServices =>
        [
            .. typeof(Build)
                .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
                .Where(f => f.FieldType == typeof(Service))
                .Select(f => (Service)f.GetValue(null)!)
                .OrderBy(s => s.Name, StringComparer.Ordinal),
        ];

    /// <summary>All targets of the build, also those that this run does not plan.</summary>
    internal IReadOnlyCollection<ExecutableTarget> AllTargets { get; set; } = [];

    /// <summary>The services, each after all that are deployed before it, as the targets depend on one another.</summary>
    IReadOnlyList<Service> ServicesInOrder =>
        [.. AllServices.OrderBy(s => NeedsOf(s).Count).ThenBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>All services that are deployed before a service.</summary>
    IReadOnlyList<Service> NeedsOf(Service service)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        void Add(ExecutableTarget each)
        {
            foreach (var needed in each.ExecutionDependencies.Where(n => below.Add(n.Name)))
            {
                Add(needed);
            }
        }
        Add(AllTargets.Single(t => t.Name == service.Target));
        return [.. AllServices.Where(s => below.Contains(s.Target))];
    }
}
