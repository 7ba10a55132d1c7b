using AiChef.Deployment;
using AiChef.Targets.Cloud;

namespace AiChef.Targets.Running;

/// <summary>Checks what is deployed.</summary>
internal interface IDeploymentCheck
{
    /// <summary>Checks it after the run has changed it.</summary>
    /// <exception cref="DeploymentException">Something is unhealthy.</exception>
    Task CheckAsync(CloudSession session, CancellationToken cancellationToken);
}
