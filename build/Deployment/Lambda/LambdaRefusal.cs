using AiChef.Deployment.Aws;
using Amazon.Lambda.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.Lambda;

/// <summary>Turns what Lambda refuses into failures for people.</summary>
internal static class LambdaRefusal
{
    /// <summary>Does work, and names the function if Lambda refuses.</summary>
    /// <exception cref="DeploymentException">Lambda refused, or somebody else was faster.</exception>
    internal static async Task TranslateAsync(string name, Func<Task> work) =>
        await TranslateAsync(
            name,
            async () =>
            {
                await work();
                return true;
            }
        );

    /// <inheritdoc cref="TranslateAsync(string, Func{Task})"/>
    internal static async Task<T> TranslateAsync<T>(string name, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PreconditionFailedException e)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"{name}: somebody else changed the function in the meantime",
                innerException: e
            )
            {
                Next = "run the same command again; it continues from the current state",
            };
        }
        catch (AmazonServiceException e)
        {
            throw AwsRefusal.Of(name, e);
        }
    }
}
