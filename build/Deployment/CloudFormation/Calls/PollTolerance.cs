using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>
/// Polls an operation that continues in AWS in any case: a lost network is tolerated for a while, rejected credentials
/// are not.
/// </summary>
/// <param name="stackName">The stack, for the message.</param>
/// <param name="budget">How long polls may fail.</param>
/// <param name="time">The clock of the budget.</param>
internal sealed class PollTolerance(string stackName, TimeSpan budget, TimeProvider time)
{
    private long _seen = time.GetTimestamp();

    /// <summary>Polls once; a failed poll is ignored as long as the tolerance lasts.</summary>
    /// <exception cref="DeploymentException">The connection is lost; AWS is still working.</exception>
    internal async Task LookAsync(Func<Task> look)
    {
        try
        {
            await look();
            _seen = time.GetTimestamp();
        }
        catch (DeploymentException e) when (e.Kind == FailureKind.Configuration)
        {
            if (e.InnerException is AmazonServiceException || time.GetElapsedTime(_seen) > budget)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"{stackName}: AWS is still working on it, but this run lost the connection: {e.Message}",
                    innerException: e
                )
                {
                    Next = "run the same command again; it attaches to the running operation",
                };
            }
        }
    }
}
