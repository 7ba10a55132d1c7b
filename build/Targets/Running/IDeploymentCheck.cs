using AiChef.Deployment;
using AiChef.Targets.Cloud;

namespace AiChef.Targets.Running;

/// <summary>Checks what is deployed.</summary>
internal interface IDeploymentCheck
{
    /// <summary>Notes, before the run changes anything, what is wrong already and does not count afterwards.</summary>
    /// <param name="session">The AWS.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task BeginAsync(CloudSession session, CancellationToken cancellationToken);

    /// <summary>Checks it after the run has changed it.</summary>
    /// <param name="session">The AWS.</param>
    /// <param name="headline">The beginning of the failure, before the parts that are unhealthy.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DeploymentException">Something is unhealthy.</exception>
    Task CheckAsync(CloudSession session, string headline, CancellationToken cancellationToken);
}
