using AiChef.Targets.Services;

namespace AiChef.Targets.Operations;

/// <summary>What files that changed mean for what is deployed.</summary>
/// <param name="Projects">The functions whose own sources changed, and <see cref="Shared"/>.</param>
/// <param name="IsProject">Whether it changed how functions are built, so that the SDK must build them.</param>
/// <param name="Templates">The templates that changed, by service.</param>
internal sealed record WatchedChange(
    IReadOnlySet<string> Projects,
    bool IsProject,
    ILookup<Service, ServiceTemplate> Templates
)
{
    /// <summary>The folder of the functions' sources.</summary>
    internal const string FunctionFolder = "backend/functions";

    /// <summary>The folder of the templates.</summary>
    internal const string TemplateFolder = "backend/infrastructure";

    /// <summary>The folder of what all functions share.</summary>
    internal const string Shared = "Shared";

    /// <summary>What they mean.</summary>
    /// <param name="paths">The files, relative to the root of the repository.</param>
    /// <param name="services">The services.</param>
    /// <param name="infrastructure">Where the templates are.</param>
    internal static WatchedChange Of(
        IReadOnlyCollection<string> paths,
        IEnumerable<Service> services,
        string infrastructure
    )
    {
        var isUnknown = paths.Contains(WatchedFiles.Unknown);
        var sources = paths.Select(static path => path.Split('/')).Where(IsIn(FunctionFolder)).ToList();
        return new(
            sources.Where(static path => path.Length > 3).Select(static path => path[2]).ToHashSet(),
            isUnknown
                || sources.Exists(static path =>
                    path.Length <= 3 || Path.GetExtension(path[^1]) is ".csproj" or ".props"
                ),
            services
                .SelectMany(service =>
                    service.TemplatesIn(infrastructure, atLeastOne: false).Select(template => (service, template))
                )
                .Where(each => isUnknown || paths.Contains($"{TemplateFolder}/{each.template.File}"))
                .ToLookup(static each => each.service, static each => each.template)
        );
    }

    private static Func<string[], bool> IsIn(string folder) =>
        path => path.Length > 2 && $"{path[0]}/{path[1]}" == folder;
}
