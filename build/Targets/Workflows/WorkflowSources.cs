using AiChef.Deployment.Environments;
using AiChef.Targets.CommandLine;
using AiChef.Targets.Services;

namespace AiChef.Targets.Workflows;

/// <summary>What workflows are derived from: a build, its targets and the repository that it stands in.</summary>
/// <param name="build">The build class.</param>
/// <param name="root">The repository.</param>
/// <param name="graph">At least the targets that the workflow runs, with all that they depend on.</param>
internal sealed class WorkflowSources(Type build, string root, TargetGraph graph)
{
    internal const string EnvironmentOption = "environment";
    internal const string TimeLimitOption = "TimeLimit";
    internal const string SinceOption = "since";
    internal const string DryRunOption = "DryRun";

    private readonly Lazy<BuildDeclaration> _declaration = new(() => BuildReflection.Of(build));

    // Read once: every workflow asks for them.
    private readonly Lazy<IReadOnlyList<DeploymentEnvironment>> _environments = new(() => Read(FolderIn(root)));

    internal Type Build { get; } = build;

    internal string Root { get; } = root;

    internal TargetGraph Graph { get; } = graph;

    /// <summary>The services by the members that declare them, in ordinal order.</summary>
    internal IReadOnlyDictionary<string, Service> Services { get; } = Service.In(build);

    /// <summary>The environments on AWS: a file each.</summary>
    internal IReadOnlyList<string> Environments => [.. _environments.Value.Select(environment => environment.Name)];

    /// <summary>The environments that GitHub deploys to from one branch only, and the branch of each.</summary>
    internal IReadOnlyList<(string Environment, string Branch)> Branches =>
        [
            .. _environments
                .Value.Where(environment => environment.Branch is not null)
                .Select(environment => (environment.Name, environment.Branch!)),
        ];

    /// <summary>The parameters whose values come from secrets of the same name.</summary>
    internal IReadOnlyList<OptionDeclaration> Secrets =>
        [
            .. _declaration
                .Value.Options.Where(o => o is { IsSecret: true, IsBuiltIn: false, Kind: OptionKind.Single })
                .OrderBy(o => o.Variable, StringComparer.Ordinal),
        ];

    internal Service ServiceOf(string member) =>
        Services.TryGetValue(member, out var service)
            ? service
            : throw new InvalidOperationException(
                $"[ServiceWorkflow(\"{member}\")]: {Build.Name} has no static field of this "
                    + $"name that declares a service; there are {string.Join(", ", Services.Keys)}."
            );

    internal OptionDeclaration Option(string name) =>
        _declaration.Value.Option(name)
        ?? throw new InvalidOperationException($"{Build.Name} has no parameter '{name}' for a workflow to pass.");

    internal string RegionOf(string environment) =>
        (
            _environments.Value.FirstOrDefault(known => known.Name == environment)
            ?? DeploymentEnvironment.Load(FolderIn(Root), environment)
        ).Region;

    /// <summary>
    /// The region of the environment that the form names: a text if all have the same region, otherwise an expression.
    /// </summary>
    /// <param name="pushed">The environment of a push, which has no form.</param>
    internal string ChosenRegion(string pushed)
    {
        var usual = RegionOf(pushed);
        var others = Environments
            .Where(name => RegionOf(name) != usual)
            .Select(name => $"inputs.environment == '{name}' && '{RegionOf(name)}' || ")
            .ToList();
        return others.Count == 0 ? usual : $$$"""${{ {{{string.Concat(others)}}}'{{{usual}}}' }}""";
    }

    private static string FolderIn(string root) => Path.Combine(root, "backend", "infrastructure", "environments");

    private static IReadOnlyList<DeploymentEnvironment> Read(string folder) =>
        [
            .. DeploymentEnvironment
                .Names(folder)
                .Where(name => name != DeploymentEnvironment.Local)
                .Select(name => DeploymentEnvironment.Load(folder, name)),
        ];
}
