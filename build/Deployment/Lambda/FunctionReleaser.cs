using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Ships the code of a function whose stack exists: code updated, version published, alias moved, old versions pruned. What AWS
/// already has costs no write, so it is safe to repeat at any time.
/// </summary>
/// <param name="lambda">The client.</param>
/// <param name="artifacts">Where zips lie.</param>
/// <param name="retry">Waits out throttles and faults.</param>
/// <param name="time">The clock of the waits.</param>
public sealed class FunctionReleaser(IAmazonLambda lambda, ArtifactStore artifacts, AwsRetry retry, TimeProvider time)
{
    /// <summary>The alias that callers use.</summary>
    public const string Alias = "live";

    /// <summary>How long Lambda may take to apply new code or to activate a version.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Brings a function's alias to the package and to the configuration that its stack gave it.</summary>
    /// <param name="name">The function's full name.</param>
    /// <param name="package">Its code.</param>
    /// <param name="beforeFirstWrite">Awaited before anything is written, such as the check of the account; throws to stop.</param>
    /// <param name="kept">Versions that are never pruned, such as the one that the stack made.</param>
    /// <param name="ct">Cancels between two calls; what was done stays done.</param>
    /// <exception cref="DeploymentException">Lambda refused, somebody else works on the function, or it did not come to rest within five minutes.</exception>
    public async Task<FunctionRelease> ReleaseAsync(string name, FunctionPackage package, Func<CancellationToken, Task> beforeFirstWrite, IReadOnlyCollection<string> kept, CancellationToken ct)
    {
        try
        {
            return await DoAsync(name, package, beforeFirstWrite, kept, ct);
        }
        catch (PreconditionFailedException e)
        {
            throw new DeploymentException(FailureKind.Failed, $"{name}: somebody else changed the function meanwhile", ["next: run the same command again; it goes on from what is there now"], e);
        }
        catch (AmazonServiceException e)
        {
            throw new DeploymentException(FailureKind.Failed, $"{name}: {e.Message.ReplaceLineEndings(" ")} ({e.ErrorCode})", innerException: e);
        }
    }

    private async Task<FunctionRelease> DoAsync(string name, FunctionPackage package, Func<CancellationToken, Task> beforeFirstWrite, IReadOnlyCollection<string> kept, CancellationToken ct)
    {
        var latest = await AtRestAsync(name, null, ct);
        var alias = await retry.RunAsync(t => lambda.GetAliasAsync(new GetAliasRequest { FunctionName = name, Name = Alias }, t), ct);
        var (uploaded, updated) = (false, false);
        if (latest.CodeSha256 != package.CodeSha256)
        {
            await beforeFirstWrite(ct);
            uploaded = await artifacts.UploadAsync(package.Key, () => File.OpenRead(package.Path), "application/zip", ct);
            latest = await UpdateCodeAsync(name, package, latest.RevisionId, ct);
            updated = true;
        }
        var live = await ConfigurationAsync(name, alias.FunctionVersion, ct);
        var routesElsewhere = alias.RoutingConfig?.AdditionalVersionWeights is { Count: > 0 };
        if (FunctionConfiguration.Same(latest, live) && !routesElsewhere)
            return new FunctionRelease(name, alias.FunctionVersion, alias.FunctionVersion, uploaded, updated, []);

        await beforeFirstWrite(ct);
        var version = await PublishAsync(name, package, latest.RevisionId, ct);
        if (version != alias.FunctionVersion || routesElsewhere)
            await MoveAsync(name, version, alias.RevisionId, ct);
        return new FunctionRelease(name, version, alias.FunctionVersion, uploaded, updated, await PruneAsync(name, kept, ct));
    }

    /// <summary>Replaces the code of $LATEST if it is still as it was read, and waits until Lambda applied it.</summary>
    private async Task<GetFunctionConfigurationResponse> UpdateCodeAsync(string name, FunctionPackage package, string revision, CancellationToken ct)
    {
        await OnceAsync(
            t => lambda.UpdateFunctionCodeAsync(new UpdateFunctionCodeRequest { FunctionName = name, S3Bucket = artifacts.Bucket, S3Key = package.Key, RevisionId = revision }, t),
            async t => (await ConfigurationAsync(name, null, t)).CodeSha256 == package.CodeSha256, ct);
        var latest = await AtRestAsync(name, null, ct);
        return latest.CodeSha256 == package.CodeSha256
            ? latest
            : throw new DeploymentException(FailureKind.Failed, $"{name}: somebody else replaced the code meanwhile", ["next: run the same command again"]);
    }

    /// <summary>Publishes $LATEST if it still holds the package. Lambda makes no new version of what it published last.</summary>
    private async Task<string> PublishAsync(string name, FunctionPackage package, string revision, CancellationToken ct)
    {
        var published = await retry.RunAsync(t => lambda.PublishVersionAsync(
            new PublishVersionRequest { FunctionName = name, CodeSha256 = package.CodeSha256, RevisionId = revision }, t), ct);
        await AtRestAsync(name, published.Version, ct);
        return published.Version;
    }

    private Task MoveAsync(string name, string version, string revision, CancellationToken ct) => OnceAsync(
        t => lambda.UpdateAliasAsync(new UpdateAliasRequest
        {
            FunctionName = name,
            Name = Alias,
            FunctionVersion = version,
            RevisionId = revision,
            RoutingConfig = new AliasRoutingConfiguration { AdditionalVersionWeights = [] },
        }, t),
        async t => await retry.RunAsync(u => lambda.GetAliasAsync(new GetAliasRequest { FunctionName = name, Name = Alias }, u), t) is { } alias
            && alias.FunctionVersion == version && alias.RoutingConfig?.AdditionalVersionWeights is null or { Count: 0 }, ct);

    /// <summary>
    /// Makes a write that carries the revision it changes. When an answer was lost and the call sent again, the revision is no
    /// longer the one that was read, although the write is ours: then what it should have done is looked at.
    /// </summary>
    private async Task OnceAsync<T>(Func<CancellationToken, Task<T>> write, Func<CancellationToken, Task<bool>> isDone, CancellationToken ct)
    {
        try
        {
            await retry.RunAsync(write, ct);
        }
        catch (PreconditionFailedException)
        {
            if (!await isDone(ct))
                throw;
        }
    }

    private async Task<IReadOnlyList<string>> PruneAsync(string name, IReadOnlyCollection<string> kept, CancellationToken ct)
    {
        var aliases = await retry.RunAsync(t => lambda.ListAliasesAsync(new ListAliasesRequest { FunctionName = name }, t), ct);
        var routed = (aliases.Aliases ?? []).SelectMany(static alias => (alias.RoutingConfig?.AdditionalVersionWeights?.Keys ?? Enumerable.Empty<string>()).Append(alias.FunctionVersion));
        var old = VersionPruning.Superfluous(await VersionsAsync(name, ct), routed.Concat(kept));
        foreach (var version in old)
            await retry.RunAsync(t => lambda.DeleteFunctionAsync(new DeleteFunctionRequest { FunctionName = name, Qualifier = version }, t), ct);
        return old;
    }

    private async Task<IReadOnlyList<string>> VersionsAsync(string name, CancellationToken ct)
    {
        var versions = new List<string>();
        string? page = null;
        do
        {
            var response = await retry.RunAsync(t => lambda.ListVersionsByFunctionAsync(new ListVersionsByFunctionRequest { FunctionName = name, Marker = page }, t), ct);
            versions.AddRange((response.Versions ?? []).Select(static version => version.Version));
            page = response.NextMarker;
        }
        while (!string.IsNullOrEmpty(page));
        return versions;
    }

    /// <summary>The function, or one version of it, once Lambda no longer works on it.</summary>
    private async Task<GetFunctionConfigurationResponse> AtRestAsync(string name, string? version, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var wait = TimeSpan.FromSeconds(0.2);
        while (true)
        {
            var now = await ConfigurationAsync(name, version, ct);
            var (state, update) = (now.State?.Value ?? "Active", now.LastUpdateStatus?.Value ?? "Successful");
            if (state == "Failed")
                throw new DeploymentException(FailureKind.Failed, $"{name}: Lambda could not bring it up: {now.StateReason} ({now.StateReasonCode?.Value})");
            if (update == "Failed")
                throw new DeploymentException(FailureKind.Failed, $"{name}: Lambda could not apply its last update: {now.LastUpdateStatusReason} ({now.LastUpdateStatusReasonCode?.Value})");
            if (state != "Pending" && update != "InProgress")
                return now;
            if (time.GetElapsedTime(started) > Patience)
                throw new DeploymentException(FailureKind.StillRunning, $"{name}: Lambda still works on it after {Patience.TotalMinutes:0} minutes (state {state}, last update {update})", ["next: run the same command again"]);
            await Task.Delay(wait, time, ct);
            wait = TimeSpan.FromSeconds(Math.Min(wait.TotalSeconds * 1.5, 2));
        }
    }

    private Task<GetFunctionConfigurationResponse> ConfigurationAsync(string name, string? version, CancellationToken ct) =>
        retry.RunAsync(t => lambda.GetFunctionConfigurationAsync(new GetFunctionConfigurationRequest { FunctionName = name, Qualifier = version }, t), ct);
}
