using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>
/// Looks at an operation that goes on in AWS whether it is seen or not: a network that is gone for a while is waited
/// for, credentials that AWS refuses are not.
/// </summary>
/// <param name="stackName">The stack, for the message.</param>
/// <param name="patience">How long nothing may be seen.</param>
/// <param name="time">The clock of the patience.</param>
internal sealed class LineOfSight(string stackName, TimeSpan patience, TimeProvider time)
{
    private long _seen = time.GetTimestamp();

    /// <summary>Looks once; a look that fails is let pass while the patience lasts.</summary>
    /// <exception cref="DeploymentException">The operation is lost sight of; AWS still works on it.</exception>
    internal async Task LookAsync(Func<Task> look)
    {
        try
        {
            await look();
            _seen = time.GetTimestamp();
        }
        catch (DeploymentException e) when (e.Outcome == FailureKind.Configuration)
        {
            if (e.InnerException is AmazonServiceException || time.GetElapsedTime(_seen) > patience)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"{stackName}: AWS still works on it, but this run lost sight of it: {e.Message}",
                    innerException: e
                )
                {
                    Next = "run the same command again; it attaches to the operation that runs",
                };
            }
        }
    }
}
