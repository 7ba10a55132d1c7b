using AiChef.Deployment.Lambda;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>The deployment of the functions that changed, with the packages that were made of the change.</summary>
/// <param name="service">The service of the functions.</param>
/// <param name="run">The run.</param>
/// <param name="packages">The packages by function.</param>
/// <param name="changed">The functions that changed.</param>
internal sealed class WatchedDeployment(
    Service service,
    DeploymentRun run,
    IReadOnlyDictionary<string, FunctionPackage> packages,
    IReadOnlyCollection<string> changed
) : FunctionDeployment(service, run)
{
    protected override bool IsChosen(ServiceTemplate template) => changed.Contains(template.Stack);

    protected override Task<IReadOnlyList<FunctionPackage>> PackAsync(
        ILogger log,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<FunctionPackage>>([.. changed.Select(function => packages[function])]);
}
