using AiChef.Deployment.Environments;
using AiChef.Targets.CommandLine;
using AiChef.Targets.Services;

namespace AiChef.Targets.Workflows;

/// <summary>What workflows are derived from: a build, its targets and the repository that it stands in.</summary>
/// <param name="Build">The build class.</param>
/// <param name="Root">The repository.</param>
/// <param name="Graph">At least the targets that the workflow runs, with all that they depend on.</param>
internal sealed record WorkflowSources(Type Build, string Root, TargetGraph Graph)
{
    internal const string EnvironmentOption = "environment";
    internal const string SinceOption = "since";
    internal const string DryRunOption = "DryRun";

    private readonly Lazy<BuildDeclaration> _declaration = new(() => BuildReflection.Of(Build));

    /// <summary>The services by the members that declare them, in ordinal order.</summary>
    internal IReadOnlyDictionary<string, Service> Services { get; } = Service.In(Build);

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
        DeploymentEnvironment.Load(Path.Combine(Root, "backend", "infrastructure", "environments"), environment).Region;
}
