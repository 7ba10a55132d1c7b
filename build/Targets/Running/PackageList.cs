using AiChef.Targets.Services;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>The packages of functions, by their SHA-256.</summary>
/// <param name="service">The service of the functions.</param>
internal sealed class PackageList(Service service)
{
    /// <summary>Builds and zips all functions, and shows each.</summary>
    internal async Task ShowAsync(CancellationToken cancellationToken)
    {
        foreach (var package in await FunctionDeployment.PackAsync(service, Log.Logger, cancellationToken))
        {
            Log.Information("{Sha256}  {Size,9:N0} bytes  {Function}", package.Sha256, package.Size, package.Function);
        }
    }
}
