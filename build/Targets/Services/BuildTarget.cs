using Nuke.Common.Execution;

namespace AiChef.Targets.Services;

/// <summary>A target of the build as workflows see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DependsOn">The names of the targets that run before it.</param>
internal sealed record BuildTarget(string Name, IReadOnlyList<string> DependsOn)
{
    /// <summary>False if it only groups its dependencies.</summary>
    public bool HasWork { get; init; } = true;

    /// <summary>The files that it produces, as absolute paths with wildcards.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    internal static BuildTarget Of(ExecutableTarget target) =>
        new(target.Name, [.. target.ExecutionDependencies.Select(t => t.Name)])
        {
            HasWork = target.Actions.Count > 0,
            Products = target.ArtifactProducts,
        };
}
