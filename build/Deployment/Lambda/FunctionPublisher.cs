using System.Globalization;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Replaces the code of a function and publishes it. Each write carries the revision that was read. If its answer is
/// lost and it is repeated, that revision has changed although the write is ours, so its effect is checked.
/// </summary>
/// <param name="lambda">The client.</param>
/// <param name="artifacts">The artifact bucket.</param>
/// <param name="reader">Reads the function.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
internal sealed class FunctionPublisher(
    IAmazonLambda lambda,
    ArtifactStore artifacts,
    FunctionReader reader,
    AwsRetry retry
)
{
    /// <summary>
    /// Replaces the code of $LATEST if it has not changed since it was read, and waits until Lambda has applied it.
    /// </summary>
    internal async Task<GetFunctionConfigurationResponse> UpdateAsync(
        string name,
        FunctionPackage package,
        string revision,
        CancellationToken cancellationToken
    )
    {
        var request = new UpdateFunctionCodeRequest
        {
            FunctionName = name,
            S3Bucket = artifacts.Bucket,
            S3Key = package.Key,
            RevisionId = revision,
        };
        try
        {
            await retry.RunAsync(t => lambda.UpdateFunctionCodeAsync(request, t), cancellationToken);
        }
        catch (Exception e) when (e is PreconditionFailedException or ResourceConflictException)
        {
            // A conflict is a running update, possibly our own first call.
            if ((await reader.WaitUntilSettledAsync(name, null, cancellationToken)).CodeSha256 != package.CodeSha256)
            {
                throw;
            }
        }
        var latest = await reader.WaitUntilSettledAsync(name, null, cancellationToken);
        return latest.CodeSha256 == package.CodeSha256 ? latest : throw Replaced(name);
    }

    /// <summary>
    /// Publishes $LATEST if it still contains the package. Lambda creates no new version if nothing changed since the
    /// last one.
    /// </summary>
    /// <param name="latest">$LATEST as it was read.</param>
    /// <param name="description">The version's description; null for that of $LATEST.</param>
    /// <param name="cancellationToken">Ends the wait for the version.</param>
    /// <returns>The version.</returns>
    internal async Task<string> PublishAsync(
        GetFunctionConfigurationResponse latest,
        string? description,
        CancellationToken cancellationToken
    )
    {
        var request = new PublishVersionRequest
        {
            FunctionName = latest.FunctionName,
            Description = description,
            CodeSha256 = latest.CodeSha256,
            RevisionId = latest.RevisionId,
        };
        string version;
        try
        {
            version = (await retry.RunAsync(t => lambda.PublishVersionAsync(request, t), cancellationToken)).Version;
        }
        catch (Exception e) when (e is PreconditionFailedException or ResourceConflictException)
        {
            if (await PublishedAsync(latest, cancellationToken) is not { } published)
            {
                throw;
            }
            version = published;
        }
        catch (InvalidParameterValueException)
        {
            if (
                (await reader.WaitUntilSettledAsync(latest.FunctionName, null, cancellationToken)).CodeSha256
                == latest.CodeSha256
            )
            {
                throw;
            }
            throw Replaced(latest.FunctionName);
        }
        await reader.WaitUntilSettledAsync(latest.FunctionName, version, cancellationToken);
        return version;
    }

    private static DeploymentException Replaced(string name) =>
        new(FailureKind.Failed, $"{name}: somebody else replaced the code in the meantime")
        {
            Next = "run the same command again",
        };

    /// <summary>The newest version that equals what should be published, or null.</summary>
    private async Task<string?> PublishedAsync(
        GetFunctionConfigurationResponse latest,
        CancellationToken cancellationToken
    )
    {
        var versions = await reader.VersionsAsync(latest.FunctionName, cancellationToken);
        var newest = versions
            .Where(version => version.Version != "$LATEST")
            .MaxBy(version => long.Parse(version.Version, CultureInfo.InvariantCulture));
        if (newest?.CodeSha256 != latest.CodeSha256)
        {
            return null;
        }
        var published = await reader.ConfigurationAsync(latest.FunctionName, newest.Version, cancellationToken);
        return FunctionComparison.Same(latest, published) ? newest.Version : null;
    }
}
