using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Releases the code of functions whose stacks exist: updates code, publishes a version, moves the alias, prunes old
/// versions. Writes nothing that AWS already has, so it is safe to repeat at any time.
/// </summary>
/// <param name="lambda">The client.</param>
/// <param name="artifacts">The artifact bucket.</param>
/// <param name="alarms">The alarms that a canary watches.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of the waits.</param>
public sealed class FunctionReleaser(
    IAmazonLambda lambda,
    ArtifactStore artifacts,
    AlarmWatch alarms,
    AwsRetry retry,
    TimeProvider time
)
{
    /// <summary>The alias that callers use.</summary>
    public const string Alias = FunctionAliases.Live;

    private readonly FunctionAliases _aliases = new(lambda, retry);
    private readonly FunctionReader _reader = new(lambda, retry, time);

    /// <summary>Where the code comes from, which the versions that it publishes tell.</summary>
    public VersionOrigin Origin { get; init; } = new(null, null);

    private FunctionPublisher Code => new(lambda, artifacts, _reader, retry);

    /// <summary>
    /// Makes sure, before anything changes, that new versions of the functions can be released as a canary.
    /// </summary>
    /// <param name="names">The functions' full names; those that do not exist yet need no canary.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DeploymentException">
    /// Refused: an alarm is in ALARM or there is none, or an alias cannot route to both the live version and a new one.
    /// </exception>
    public async Task CheckCanaryAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(
            names.Select(name =>
                LambdaRefusal.TranslateAsync(name, () => FindDifferencesAsync(name, cancellationToken))
            )
        );
        if (Array.TrueForAll(found, bars => bars is null))
        {
            return;
        }
        await LambdaRefusal.TranslateAsync("alarms", () => alarms.RequireAlarmAsync(cancellationToken));
        await LambdaRefusal.TranslateAsync("alarms", () => alarms.RequireNoneInAlarmAsync(cancellationToken));
        foreach (var (name, bars) in names.Zip(found).Where(pair => pair.Second is { Count: > 0 }))
        {
            throw CanaryRefusal.Of(name, bars!);
        }
    }

    /// <summary>Publishes a version with the package and the stack's configuration. Callers do not notice.</summary>
    /// <param name="name">The function's full name.</param>
    /// <param name="package">Its code.</param>
    /// <param name="beforeFirstWrite">
    /// Awaited before anything is written, such as the check of the account; throws to stop.
    /// </param>
    /// <param name="cancellationToken">Cancels between two calls; nothing is undone.</param>
    /// <exception cref="DeploymentException">
    /// Lambda refused, somebody else is working on the function, or it did not settle within five minutes.
    /// </exception>
    public Task<ReleaseCandidate> PrepareAsync(
        string name,
        FunctionPackage package,
        Func<CancellationToken, Task> beforeFirstWrite,
        CancellationToken cancellationToken
    ) =>
        LambdaRefusal.TranslateAsync(
            name,
            () => PublishVersionAsync(name, package, beforeFirstWrite, cancellationToken)
        );

    /// <summary>What a release would do to a function, in words; null when nothing. Writes nothing.</summary>
    /// <exception cref="DeploymentException">
    /// Lambda refused, or the function did not come to rest within five minutes.
    /// </exception>
    public Task<string?> PlanAsync(string name, FunctionPackage package, CancellationToken cancellationToken) =>
        LambdaRefusal.TranslateAsync(name, () => DescribeReleaseAsync(name, package, cancellationToken));

    /// <summary>Moves the aliases of all that is new, at once or as a canary, and prunes old versions.</summary>
    /// <param name="candidates">What was prepared.</param>
    /// <param name="canary">How the calls are let in; null moves all at once.</param>
    /// <param name="kept">
    /// Versions of a function that are never pruned, such as the one that its stack made.
    /// </param>
    /// <param name="outlet">Told of each step of a canary, and of each alias that is taken back.</param>
    /// <param name="cancellationToken">Cancels; what was moved is taken back.</param>
    /// <exception cref="DeploymentException">
    /// An alarm was red or went off, or somebody else moved an alias; the other calls go to the versions of before.
    /// </exception>
    public async Task<IReadOnlyList<FunctionRelease>> ReleaseAsync(
        IReadOnlyList<ReleaseCandidate> candidates,
        CanaryPolicy? canary,
        Func<string, IReadOnlyCollection<string>> kept,
        CanaryOutlet outlet,
        CancellationToken cancellationToken
    )
    {
        var moving = candidates.Where(candidate => candidate.IsNew).ToList();
        var names = string.Join(", ", moving.Select(candidate => candidate.Function));
        await LambdaRefusal.TranslateAsync(
            names,
            () => new AliasShift(_aliases, alarms, outlet, time).RunAsync(moving, canary, cancellationToken)
        );
        var releases = new List<FunctionRelease>();
        foreach (var candidate in candidates)
        {
            var pruned = candidate.IsNew
                ? await LambdaRefusal.TranslateAsync(
                    candidate.Function,
                    () => PruneAsync(candidate.Function, kept, cancellationToken)
                )
                : [];
            releases.Add(new FunctionRelease(candidate, pruned));
        }
        return releases;
    }

    /// <summary>
    /// What would keep a canary of the function from being routed; null when there is no such function yet.
    /// </summary>
    private async Task<IReadOnlyList<string>?> FindDifferencesAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var latest = await _reader.ConfigurationAsync(name, null, cancellationToken);
            var live = await _reader.ConfigurationAsync(name, Alias, cancellationToken);
            return FunctionComparison.DifferencesOf(latest, live);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task<string?> DescribeReleaseAsync(
        string name,
        FunctionPackage package,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var latest = await _reader.WaitUntilSettledAsync(name, null, cancellationToken);
            var found = AliasRoute.Of(await _aliases.ReadAsync(name, cancellationToken));
            if (latest.CodeSha256 != package.CodeSha256)
            {
                return "new code, a new version, the alias moved";
            }
            if (
                !FunctionComparison.Same(
                    latest,
                    await _reader.ConfigurationAsync(name, found.Version, cancellationToken)
                )
            )
            {
                return "a new version of the same code, the alias moved";
            }
            return found.Further is null ? null : $"the share that a canary left on version {found.Further} taken back";
        }
        catch (ResourceNotFoundException)
        {
            return "created";
        }
    }

    private async Task<ReleaseCandidate> PublishVersionAsync(
        string name,
        FunctionPackage package,
        Func<CancellationToken, Task> beforeFirstWrite,
        CancellationToken cancellationToken
    )
    {
        var latest = await _reader.WaitUntilSettledAsync(name, null, cancellationToken);
        var alias = await _aliases.ReadAsync(name, cancellationToken);
        var found = AliasRoute.Of(alias);
        var (uploaded, updated) = (false, false);
        if (latest.CodeSha256 != package.CodeSha256)
        {
            await beforeFirstWrite(cancellationToken);
            uploaded = await artifacts.UploadAsync(
                package.Key,
                package.Sha256,
                () => File.OpenRead(package.Path),
                "application/zip",
                cancellationToken
            );
            latest = await Code.UpdateAsync(name, package, latest.RevisionId, cancellationToken);
            updated = true;
        }
        var version = found.Version;
        if (!FunctionComparison.Same(latest, await _reader.ConfigurationAsync(name, version, cancellationToken)))
        {
            await beforeFirstWrite(cancellationToken);
            version = await Code.PublishAsync(latest, Origin.Description, cancellationToken);
        }
        return new ReleaseCandidate(name, version, found, alias.RevisionId, uploaded, updated);
    }

    private async Task<IReadOnlyList<string>> PruneAsync(
        string name,
        Func<string, IReadOnlyCollection<string>> kept,
        CancellationToken cancellationToken
    )
    {
        var old = VersionPruning.Superfluous(
            (await _reader.VersionsAsync(name, cancellationToken)).Select(version => version.Version),
            (await _aliases.RoutedVersionsAsync(name, cancellationToken)).Concat(kept(name))
        );
        foreach (var version in old)
        {
            await DeleteAsync(name, version, cancellationToken);
        }
        return old;
    }

    private async Task DeleteAsync(string name, string version, CancellationToken cancellationToken)
    {
        try
        {
            var request = new DeleteFunctionRequest { FunctionName = name, Qualifier = version };
            await retry.RunAsync(t => lambda.DeleteFunctionAsync(request, t), cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            // Gone already, by another run or by a call of ours whose answer was lost.
        }
    }
}
