using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.History;
using AiChef.Deployment.Lambda;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Services;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>A service of functions: a stack each, then their code by version and alias.</summary>
internal class FunctionDeployment(Service service, DeploymentRun run) : StackDeployment(service, run)
{
    private const string UnknownCode = "not yet built";

    /// <summary>Builds and zips all functions; an earlier build of the same sources is reused.</summary>
    internal static Task<IReadOnlyList<FunctionPackage>> PackAsync(
        Service service,
        ILogger log,
        CancellationToken cancellationToken
    ) =>
        FunctionSources
            .Packager(NukeBuild.RootDirectory, NukeBuild.TemporaryDirectory / "functions", log)
            .PackAsync([.. NamesOf(service)], cancellationToken);

    /// <summary>The functions of a service.</summary>
    internal static IEnumerable<string> NamesOf(Service service) =>
        service.TemplatesIn(RunOptions.InfrastructureDirectory, atLeastOne: false).Select(template => template.Stack);

    /// <summary>The packages to deploy.</summary>
    protected virtual Task<IReadOnlyList<FunctionPackage>> PackAsync(
        ILogger log,
        CancellationToken cancellationToken
    ) => PackAsync(Service, log, cancellationToken);

    protected override bool IsChosen(ServiceTemplate template) => Options.IsChosen(template.Stack);

    protected override StackDeclaration Declare(ServiceTemplate template) =>
        WithCode(base.Declare(template), UnknownCode);

    internal override async Task<string> PlanAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        var packages = await PackagesAsync(needed, log.Logger, cancellationToken);
        var releaser = Releaser(session);
        var plans = await ForEachStackAsync(
            log,
            session,
            (stack, log) => PlanAsync(stack, packages[stack.Name], releaser, session, log, cancellationToken),
            cancellationToken
        );
        var released = plans.Select(plan => plan.Release).OfType<string>().ToList();
        foreach (var release in released)
        {
            Record.Step(release);
        }
        var stacks = plans
            .GroupBy(plan => ForecastText.Result(plan.Forecast), StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}");
        return $"stacks: {string.Join(", ", stacks)}; {released.Count} functions would be released";
    }

    internal override async Task<string> DeployAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        var packages = await PackagesAsync(needed, log.Logger, cancellationToken);
        var releaser = Releaser(session);
        if (Options.Canary is { } canary)
        {
            CredentialLife.RequireLifetime(
                canary.Longest,
                System.Environment.GetEnvironmentVariable,
                TimeProvider.System
            );
            await releaser.CheckCanaryAsync([.. Stacks.Select(stack => stack.Name)], cancellationToken);
        }
        var prepared = await ForEachStackAsync(
            log,
            session,
            (stack, log) => PrepareAsync(stack, packages[stack.Name], releaser, session, log, cancellationToken),
            cancellationToken
        );
        await ReleaseAsync(prepared, releaser, session, log.Logger, cancellationToken);
        Run.LiveVersions = [.. prepared.Select(p => $"{p.Candidate.Function}:{p.Candidate.Version}")];
        var released = prepared.Count(p => p.Candidate.IsNew);
        log.Logger.Information(
            "{Count} functions: {Uploads} uploads, {Updates} code updates, {Moves} aliases moved",
            prepared.Count,
            prepared.Count(p => p.IsUploaded),
            prepared.Count(p => p.Candidate.CodeUpdated),
            released
        );
        var result = $"{prepared.Count} functions, {released} released";
        Record.Summarize(result);
        return result;
    }

    /// <summary>
    /// The packages by the names of their stacks. The build does not need the foundations, so it runs in parallel with
    /// their deployment.
    /// </summary>
    private async Task<Dictionary<string, FunctionPackage>> PackagesAsync(
        Task needed,
        ILogger log,
        CancellationToken cancellationToken
    )
    {
        var packing = PackAsync(log, cancellationToken);
        // Even if a foundation fails, the compiler finishes: otherwise it would write into the next run's output.
        var row = Run.Board.Begin(Service.Title, "building");
        await ((Task)packing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Run.Board.Remove(row);
        await WaitForAsync(needed);
        return (await packing).ToDictionary(
            package => Options.Environment.StackName(package.Function),
            StringComparer.Ordinal
        );
    }

    private FunctionReleaser Releaser(CloudSession session) =>
        new(session.Clients.Lambda, session.Artifacts, Run.CanaryAlarms(session), session.Retry, TimeProvider.System)
        {
            Origin = new(Run.Origin.Commit, Run.Origin.RunLink?.AbsoluteUri),
        };

    private async Task<(StackForecast Forecast, string? Release)> PlanAsync(
        StackDeclaration declared,
        FunctionPackage package,
        FunctionReleaser releaser,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        var stack = WithCode(declared, package.Key);
        var outcome = await DeployStackAsync(
            stack,
            session,
            log,
            session.Account.CheckAsync,
            RefusalOfCanary,
            cancellationToken
        );
        // Code is released only behind a stack that is deployed.
        if (
            outcome.Forecast!.Kind is ForecastKind.Refused or ForecastKind.Unknown
            || await releaser.PlanAsync(stack.Name, package, cancellationToken) is not { } plan
        )
        {
            return (outcome.Forecast, null);
        }
        log.Logger.Information("{Function}: {Plan}", stack.Name, plan);
        return (outcome.Forecast, $"{stack.Name}: {plan}");
    }

    private async Task<Prepared> PrepareAsync(
        StackDeclaration declared,
        FunctionPackage package,
        FunctionReleaser releaser,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        var isUploaded = false;
        var outcome = await DeployStackAsync(
            WithCode(declared, package.Key),
            session,
            log,
            async token =>
            {
                await session.Account.CheckAsync(token);
                isUploaded = await session.Artifacts.UploadAsync(
                    package.Key,
                    package.Sha256,
                    () => File.OpenRead(package.Path),
                    "application/zip",
                    token
                );
            },
            RefusalOfCanary,
            cancellationToken
        );
        var candidate = await releaser.PrepareAsync(
            outcome.Outputs["FunctionName"],
            package,
            session.Account.CheckAsync,
            cancellationToken
        );
        return new Prepared(candidate, outcome.Outputs["FirstVersion"], isUploaded || candidate.Uploaded);
    }

    /// <summary>Moves the aliases to the new versions, with a canary if there is one.</summary>
    private async Task ReleaseAsync(
        IReadOnlyList<Prepared> prepared,
        FunctionReleaser releaser,
        CloudSession session,
        ILogger log,
        CancellationToken cancellationToken
    )
    {
        if (prepared.Any(p => p.Candidate.IsNew))
        {
            CanaryTime.Check(Options, Run.Record.Elapsed);
        }
        using var view = new CanaryView(Run.Board);
        var outlet = new CanaryOutlet(Tell, view.Show)
        {
            Check = token =>
                Run.Check?.CheckAsync(session, "the canary is taken back: unhealthy", token) ?? Task.CompletedTask,
        };
        var first = prepared.ToDictionary(p => p.Candidate.Function, p => p.FirstVersion, StringComparer.Ordinal);
        var releases = await releaser.ReleaseAsync(
            [.. prepared.Select(p => p.Candidate)],
            Options.Canary,
            function => [first[function]],
            outlet,
            cancellationToken
        );
        foreach (var (candidate, pruned) in releases.Where(release => release.Candidate.IsNew))
        {
            var deleted = pruned.Count == 0 ? "" : $"; versions {string.Join(", ", pruned)} deleted";
            Tell(
                $"{candidate.Function}: alias {FunctionReleaser.Alias} moved from version {candidate.Before} "
                    + $"to {candidate.Version}{deleted}"
            );
        }

        await Run.History.AddAsync(
            Service.Name,
            [.. prepared.Select(p => p.Candidate).Where(c => c.IsNew).Select(MoveOf)],
            isRollback: false,
            session,
            log
        );

        void Tell(string step)
        {
            log.Information("{Step}", step);
            Record.Step(step);
        }
    }

    /// <summary>A move of an alias, for the history.</summary>
    internal static VersionMove MoveOf(ReleaseCandidate candidate) =>
        new(candidate.Function, candidate.Before, candidate.Version);

    /// <summary>
    /// Works on the stacks of all functions in parallel. On GitHub their lines are shown as one group after another,
    /// elsewhere as they come.
    /// </summary>
    private async Task<IReadOnlyList<T>> ForEachStackAsync<T>(
        HeldLog held,
        CloudSession session,
        Func<StackDeclaration, HeldLog, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        using var together = session.Calls.Join(Stacks.Count);
        var running = Stacks
            .Select(stack =>
            {
                var log = GitHubActions.Instance is null ? held : new HeldLog(held);
                return (Log: log, Task: Task.Run(() => work(stack, log), cancellationToken));
            })
            .ToList();
        foreach (var (log, task) in running)
        {
            if (log != held)
            {
                log.Open();
            }
            await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        cancellationToken.ThrowIfCancellationRequested();
        var failures = running.Where(r => r.Task.IsFaulted).Select(r => r.Task.Exception!.InnerException!).ToList();
        if (failures.Count > 0)
        {
            throw CombinedFailure.Of(failures);
        }
        return await Task.WhenAll(running.Select(r => r.Task));
    }

    /// <summary>Why a stack's changes prevent the canary, or null.</summary>
    private DeploymentException? RefusalOfCanary(string function, IReadOnlyList<PlannedChange> changes) =>
        Options.Canary is null ? null : CanaryRefusal.For(function, changes);

    /// <summary>The stack of a function with the key of its first code.</summary>
    private static StackDeclaration WithCode(StackDeclaration stack, string key) =>
        stack with
        {
            Parameters = new Dictionary<string, string>(stack.Parameters, StringComparer.Ordinal)
            {
                [FunctionSources.CodeKey] = key,
            },
            InitialParameters = new HashSet<string>([FunctionSources.CodeKey], StringComparer.Ordinal),
        };

    /// <summary>A function whose stack is deployed and whose new code waits for its alias.</summary>
    private sealed record Prepared(ReleaseCandidate Candidate, string FirstVersion, bool IsUploaded);
}
