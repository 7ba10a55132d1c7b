using System.Reflection;
using AiChef.Deployment.Environments;
using AiChef.Targets.CommandLine;

/// <summary>What workflows are derived from: a build, its targets and the repository that it stands in.</summary>
/// <param name="Build">The build class.</param>
/// <param name="Root">The repository.</param>
/// <param name="Targets">At least the targets that the workflow runs, with all that they depend on.</param>
internal sealed record WorkflowSources(Type Build, string Root, IReadOnlyList<BuildTarget> Targets)
{
    internal const string EnvironmentOption = "environment";
    internal const string SinceOption = "since";
    internal const string DryRunOption = "DryRun";

    private readonly Lazy<BuildDeclaration> _declaration = new(() => BuildReflection.Of(Build));
    private readonly Lazy<SortedDictionary<string, Service>> _services = new(() =>
        new(
            Build
                .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(f => f.FieldType == typeof(Service))
                .ToDictionary(f => f.Name, f => (Service)f.GetValue(null)!, StringComparer.Ordinal),
            StringComparer.Ordinal
        )
    );
    private readonly Lazy<Dictionary<string, BuildTarget>> _targets = new(() =>
        Targets.ToDictionary(t => t.Name, StringComparer.Ordinal)
    );

    /// <summary>The services by the members that declare them, in ordinal order.</summary>
    internal IReadOnlyDictionary<string, Service> Services => _services.Value;

    /// <summary>The environments of AWS accounts, as the build accepts them.</summary>
    internal IReadOnlyList<string> Environments =>
        [.. Option(EnvironmentOption).AllowedValues!.Where(name => name != DeploymentEnvironment.Local)];

    /// <summary>The parameters whose values come from secrets of the same name.</summary>
    internal IReadOnlyList<OptionDeclaration> Secrets =>
        [
            .. _declaration
                .Value.Options.Where(o => o is { IsSecret: true, IsBuiltIn: false, Kind: OptionKind.Single })
                .OrderBy(o => o.Variable, StringComparer.Ordinal),
        ];

    internal Service Service(string member) =>
        Services.TryGetValue(member, out var service)
            ? service
            : throw new InvalidOperationException(
                $"[ServiceWorkflow(\"{member}\")]: {Build.Name} has no static field of this name that declares a service; there are {string.Join(", ", Services.Keys)}."
            );

    internal OptionDeclaration Option(string name) =>
        _declaration.Value.Option(name)
        ?? throw new InvalidOperationException($"{Build.Name} has no parameter '{name}' for a workflow to pass.");

    internal BuildTarget Target(string name) =>
        _targets.Value.GetValueOrDefault(name)
        ?? throw new InvalidOperationException($"{Build.Name} has no target '{name}' for a workflow to run.");

    /// <summary>Everything that runs before a target.</summary>
    internal IReadOnlySet<string> Below(string target)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        void Add(string name)
        {
            foreach (var needed in Target(name).DependsOn.Where(below.Add))
            {
                Add(needed);
            }
        }
        Add(target);
        return below;
    }

    internal string RegionOf(string environment) =>
        DeploymentEnvironment.Load(Path.Combine(Root, "backend", "infrastructure", "environments"), environment).Region;
}
