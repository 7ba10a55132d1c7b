using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Ships the code of functions whose stacks exist: code updated, version published, alias moved, old versions pruned. What AWS
/// already has costs no write, so it is safe to repeat at any time.
/// </summary>
/// <param name="lambda">The client.</param>
/// <param name="artifacts">Where zips lie.</param>
/// <param name="alarms">The alarms that a canary heeds.</param>
/// <param name="retry">Waits out throttles and faults.</param>
/// <param name="time">The clock of the waits.</param>
public sealed class FunctionReleaser(IAmazonLambda lambda, ArtifactStore artifacts, AlarmWatch alarms, AwsRetry retry, TimeProvider time)
{
    /// <summary>The alias that callers use.</summary>
    public const string Alias = FunctionAliases.Live;

    /// <summary>How long Lambda may take to apply new code or to activate a version.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly FunctionAliases _aliases = new(lambda, retry);

    /// <summary>Brings the package and the configuration that the stack gave into a published version. No caller notices.</summary>
    /// <param name="name">The function's full name.</param>
    /// <param name="package">Its code.</param>
    /// <param name="beforeFirstWrite">Awaited before anything is written, such as the check of the account; throws to stop.</param>
    /// <param name="ct">Cancels between two calls; what was done stays done.</param>
    /// <exception cref="DeploymentException">Lambda refused, somebody else works on the function, or it did not come to rest within five minutes.</exception>
    public Task<ReleaseCandidate> PrepareAsync(string name, FunctionPackage package, Func<CancellationToken, Task> beforeFirstWrite, CancellationToken ct) =>
        ToldAsync(name, () => DoPrepareAsync(name, package, beforeFirstWrite, ct));

    /// <summary>What a release would do to a function, in words; null when nothing. Writes nothing.</summary>
    /// <exception cref="DeploymentException">Lambda refused, or the function did not come to rest within five minutes.</exception>
    public Task<string?> PlanAsync(string name, FunctionPackage package, CancellationToken ct) => ToldAsync(name, async () =>
    {
        try
        {
            var latest = await AtRestAsync(name, null, ct);
            var alias = await _aliases.ReadAsync(name, ct);
            if (latest.CodeSha256 != package.CodeSha256)
                return "new code, a new version, the alias moved";
            return FunctionConfiguration.Same(latest, await ConfigurationAsync(name, alias.FunctionVersion, ct)) ? null : "a new version of the same code, the alias moved";
        }
        catch (ResourceNotFoundException)
        {
            return "created";
        }
    });

    /// <summary>Moves the aliases of all that is new, at once or as a canary, and prunes old versions.</summary>
    /// <param name="candidates">What was prepared.</param>
    /// <param name="canary">How the calls are let in; null moves all at once.</param>
    /// <param name="kept">Versions of a function that are never pruned, such as the one that its stack made.</param>
    /// <param name="note">Told of each step of a canary.</param>
    /// <param name="ct">Cancels; a canary is taken back.</param>
    /// <exception cref="DeploymentException">An alarm was red or went off, or somebody else moved an alias; the calls go to the versions of before.</exception>
    public async Task<IReadOnlyList<FunctionRelease>> ReleaseAsync(
        IReadOnlyList<ReleaseCandidate> candidates, CanaryPolicy? canary, Func<string, IReadOnlyCollection<string>> kept, Action<string> note, CancellationToken ct)
    {
        var moving = candidates.Where(static candidate => candidate.IsNew).ToList();
        await ToldAsync(string.Join(", ", moving.Select(static candidate => candidate.Function)), async () =>
        {
            await new AliasShift(_aliases, alarms, note, time).RunAsync(moving, canary, ct);
            return true;
        });
        var releases = new List<FunctionRelease>();
        foreach (var candidate in candidates)
        {
            var pruned = candidate.IsNew ? await ToldAsync(candidate.Function, () => PruneAsync(candidate.Function, kept(candidate.Function), ct)) : [];
            releases.Add(new FunctionRelease(candidate, pruned));
        }
        return releases;
    }

    private static async Task<T> ToldAsync<T>(string name, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PreconditionFailedException e)
        {
            throw new DeploymentException(FailureKind.Failed, $"{name}: somebody else changed the function meanwhile", innerException: e) { Next = "run the same command again; it goes on from what is there now" };
        }
        catch (AmazonServiceException e)
        {
            throw new DeploymentException(FailureKind.Failed, $"{name}: {e.Message.ReplaceLineEndings(" ")} ({e.ErrorCode})", innerException: e);
        }
    }

    private async Task<ReleaseCandidate> DoPrepareAsync(string name, FunctionPackage package, Func<CancellationToken, Task> beforeFirstWrite, CancellationToken ct)
    {
        var latest = await AtRestAsync(name, null, ct);
        var alias = await _aliases.ReadAsync(name, ct);
        var (uploaded, updated) = (false, false);
        if (latest.CodeSha256 != package.CodeSha256)
        {
            await beforeFirstWrite(ct);
            uploaded = await artifacts.UploadAsync(package.Key, package.Sha256, () => File.OpenRead(package.Path), "application/zip", ct);
            latest = await UpdateCodeAsync(name, package, latest.RevisionId, ct);
            updated = true;
        }
        var hasWeight = alias.RoutingConfig?.AdditionalVersionWeights is { Count: > 0 };
        var live = await ConfigurationAsync(name, alias.FunctionVersion, ct);
        if (FunctionConfiguration.Same(latest, live))
            return new ReleaseCandidate(name, alias.FunctionVersion, alias.FunctionVersion, alias.RevisionId, hasWeight, uploaded, updated);
        await beforeFirstWrite(ct);
        var version = await PublishAsync(name, package, latest.RevisionId, ct);
        return new ReleaseCandidate(name, version, alias.FunctionVersion, alias.RevisionId, hasWeight, uploaded, updated);
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
            : throw new DeploymentException(FailureKind.Failed, $"{name}: somebody else replaced the code meanwhile") { Next = "run the same command again" };
    }

    /// <summary>Publishes $LATEST if it still holds the package. Lambda makes no new version of what it published last.</summary>
    private async Task<string> PublishAsync(string name, FunctionPackage package, string revision, CancellationToken ct)
    {
        var published = await retry.RunAsync(t => lambda.PublishVersionAsync(
            new PublishVersionRequest { FunctionName = name, CodeSha256 = package.CodeSha256, RevisionId = revision }, t), ct);
        await AtRestAsync(name, published.Version, ct);
        return published.Version;
    }

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
                throw new DeploymentException(FailureKind.StillRunning, $"{name}: Lambda still works on it after {Patience.TotalMinutes:0} minutes (state {state}, last update {update})") { Next = "run the same command again" };
            await Task.Delay(wait, time, ct);
            wait = TimeSpan.FromSeconds(Math.Min(wait.TotalSeconds * 1.5, 2));
        }
    }

    private Task<GetFunctionConfigurationResponse> ConfigurationAsync(string name, string? version, CancellationToken ct) =>
        retry.RunAsync(t => lambda.GetFunctionConfigurationAsync(new GetFunctionConfigurationRequest { FunctionName = name, Qualifier = version }, t), ct);
}
