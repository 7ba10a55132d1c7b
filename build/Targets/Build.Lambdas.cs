using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation;
using AiChef.Deployment.Lambda;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

[ServiceWorkflow(
    nameof(Lambdas),
    OnWorkflowDispatchOptionalInputs = [nameof(Functions), nameof(Canary), nameof(CanaryMinutes)],
    TimeoutMinutes = 120
)]
partial class Build
{
    /// <summary>The parameter of a function's template that names its first code; later code is shipped past CloudFormation.</summary>
    internal const string CodeKey = "CodeKey";

    internal static readonly Service Lambdas = new()
    {
        Name = "backend",
        Target = nameof(DeployLambdas),
        Title = "Lambda Functions",
        Template = "*-lambda.yaml",
        Sources = ["backend/functions/**", "backend/Directory.*"],
    };

    [Parameter("Functions to deploy; all by default", ValueProviderMember = nameof(FunctionNames), Separator = ",")]
    readonly string[] Functions = [];

    [Parameter(
        "Share of the calls, 1 to 99 per cent, that try new code first; 0 moves all at once; the environment's own by default"
    )]
    readonly int? Canary;

    [Parameter("Minutes for which a canary is watched; the environment's own by default, else 30")]
    readonly int? CanaryMinutes;

    [Parameter("Alarms that a canary does not heed")]
    readonly string[] IgnoreAlarms = [];

    CanaryPolicy? CanaryPolicy
    {
        get
        {
            if (Canary is < 0 or > 99)
            {
                throw DeploymentException.Configuration("--canary must lie between 0 and 99");
            }

            if (CanaryMinutes is < 1 or > 1440)
            {
                throw DeploymentException.Configuration("--canary-minutes must lie between 1 and 1440");
            }

            var percent = Canary ?? Environment.Canary?.Percent ?? 0;
            return percent == 0
                ? null
                : new CanaryPolicy(
                    percent,
                    CanaryMinutes is { } minutes
                        ? TimeSpan.FromMinutes(minutes)
                        : Environment.Canary?.Duration ?? TimeSpan.FromMinutes(30)
                );
        }
    }

    static IEnumerable<string> FunctionNames =>
        Lambdas.TemplatesIn(InfrastructureDirectory, atLeastOne: false).Select(t => t.Stack);

    /// <summary>Which version of each deployed function is live; code is shipped past the stacks, so they do not tell.</summary>
    IReadOnlyList<string> _live = [];

    AbsolutePath PackagesDirectory => TemporaryDirectory / "functions";

    Target Package =>
        _ =>
            _.Description("Builds and zips the functions and shows the SHA-256 of each")
                .Executes(() =>
                    RunCancellableAsync(async cancellationToken =>
                    {
                        foreach (var package in await PackAsync(Log.Logger, cancellationToken))
                        {
                            Log.Information(
                                "{Sha256}  {Size,9:N0} bytes  {Function}",
                                package.Sha256,
                                package.Size,
                                package.Function
                            );
                        }
                    })
                );

    Target DeployLambdas =>
        _ =>
            _.Description("Deploys the functions: their stacks, then new code by version and alias")
                .DependsOn(Validate, DeployDynamoDb, DeployApiGateway, DeployStepFunctions)
                .DependentFor(Deploy, Preview)
                .OnlyWhenDynamic(() => MayRun(nameof(DeployLambdas)), "all that it depends on is deployed")
                .ProceedAfterFailure()
                .Executes(() => DeployAsync(Lambdas));

    bool IsChosen(string function) => Functions.Length == 0 || Functions.Contains(function);

    Task<IReadOnlyList<FunctionPackage>> PackAsync(ILogger log, CancellationToken cancellationToken) =>
        FunctionSources
            .Packager(RootDirectory, PackagesDirectory, log)
            .PackAsync([.. FunctionNames], cancellationToken);

    async Task DeployFunctionsAsync(
        Task needed,
        CloudSession session,
        HeldLog held,
        CancellationToken cancellationToken
    )
    {
        var (log, record) = (held.Logger, _record.Of(Lambdas.Name));
        // The build needs nothing of the foundations, so it goes on beside their deployment.
        var packing = PackAsync(log, cancellationToken);
        // Also when a foundation fails the compiler comes to its end: left behind, it would write into the next run's output.
        await Task.WhenAll(needed, packing);
        var packages = (await packing).ToDictionary(p => Environment.StackName(p.Function), StringComparer.Ordinal);
        var alarms = new AlarmWatch(
            session.Clients.CloudWatch,
            $"{Environment.NamePrefix}-",
            IgnoreAlarms,
            session.Retry
        );
        var releaser = new FunctionReleaser(
            session.Clients.Lambda,
            session.Artifacts,
            alarms,
            session.Retry,
            TimeProvider.System
        );
        if (IsDryRun)
        {
            await PlanFunctionsAsync(packages, releaser, session, held, cancellationToken);
            return;
        }
        if (CanaryPolicy is { } canary)
        {
            CredentialLife.MustLast(canary.Duration, System.Environment.GetEnvironmentVariable, TimeProvider.System);
            await releaser.CheckCanaryAsync(
                [.. packages.Keys.Where(StacksOf(Lambdas).Select(s => s.Name).Contains)],
                cancellationToken
            );
        }
        var prepared = await TogetherAsync(
            held,
            session,
            (stack, log) => DeployFunctionAsync(stack, packages[stack.Name], releaser, session, log, cancellationToken),
            cancellationToken
        );
        var first = prepared.ToDictionary(p => p.Candidate.Function, p => p.FirstVersion, StringComparer.Ordinal);
        var releases = await releaser.ReleaseAsync(
            [.. prepared.Select(p => p.Candidate)],
            CanaryPolicy,
            function => [first[function]],
            Told,
            cancellationToken
        );
        foreach (var (candidate, pruned) in releases.Where(r => r.Candidate.IsNew))
        {
            Told(
                $"{candidate.Function}: alias {FunctionReleaser.Alias} moved from version {candidate.Before} to {candidate.Version}{(pruned.Count == 0 ? "" : $"; versions {string.Join(", ", pruned)} deleted")}"
            );
        }

        var (uploads, updates, moves) = (
            prepared.Count(p => p.Uploaded),
            prepared.Count(p => p.Candidate.CodeUpdated),
            prepared.Count(p => p.Candidate.IsNew)
        );
        log.Information(
            "{Count} functions: {Uploads} uploads, {Updates} code updates, {Moves} aliases moved",
            prepared.Count,
            uploads,
            updates,
            moves
        );
        record.Summarize(_results[Lambdas] = $"{prepared.Count} functions, {moves} released");
        _live = [.. prepared.Select(p => $"{p.Candidate.Function}:{p.Candidate.Version}")];

        void Told(string step)
        {
            log.Information("{Step}", step);
            record.Step(step);
        }
    }

    /// <summary>
    /// Works on the stacks of all functions at the same time. On GitHub each shows its lines as a group, one after another; elsewhere
    /// they show as they come.
    /// </summary>
    async Task<IReadOnlyList<T>> TogetherAsync<T>(
        HeldLog held,
        CloudSession session,
        Func<StackDeclaration, HeldLog, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        using var together = session.Calls.Join(StacksOf(Lambdas).Count);
        var running = StacksOf(Lambdas)
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
        if (
            running.Where(r => r.Task.IsFaulted).Select(r => r.Task.Exception!.InnerException!).ToList() is
            { Count: > 0 } failures
        )
        {
            throw Together(failures);
        }

        return await Task.WhenAll(running.Select(r => r.Task));
    }

    async Task PlanFunctionsAsync(
        Dictionary<string, FunctionPackage> packages,
        FunctionReleaser releaser,
        CloudSession session,
        HeldLog held,
        CancellationToken cancellationToken
    )
    {
        var plans = await TogetherAsync(
            held,
            session,
            async (stack, log) =>
            {
                await DeployStackAsync(
                    Lambdas,
                    WithCode(stack, packages[stack.Name].Key),
                    session,
                    log,
                    session.Account.CheckAsync,
                    cancellationToken,
                    RefusalOfCanary
                );
                var plan = await releaser.PlanAsync(stack.Name, packages[stack.Name], cancellationToken);
                if (plan is not null)
                {
                    log.Logger.Information("{Function}: {Plan}", stack.Name, plan);
                }

                return plan is null ? null : $"{stack.Name}: {plan}";
            },
            cancellationToken
        );
        foreach (var plan in plans.OfType<string>())
        {
            _record.Of(Lambdas.Name).Step(plan);
        }

        _results[Lambdas] = $"{plans.OfType<string>().Count()} functions would be released";
    }

    async Task<(ReleaseCandidate Candidate, string FirstVersion, bool Uploaded)> DeployFunctionAsync(
        StackDeclaration declared,
        FunctionPackage package,
        FunctionReleaser releaser,
        CloudSession session,
        HeldLog held,
        CancellationToken cancellationToken
    )
    {
        var uploaded = false;
        var stack = WithCode(declared, package.Key);
        var outcome = await DeployStackAsync(
            Lambdas,
            stack,
            session,
            held,
            async token =>
            {
                await session.Account.CheckAsync(token);
                uploaded = await session.Artifacts.UploadAsync(
                    package.Key,
                    package.Sha256,
                    () => File.OpenRead(package.Path),
                    "application/zip",
                    token
                );
            },
            cancellationToken,
            RefusalOfCanary
        );
        var candidate = await releaser.PrepareAsync(
            outcome.Outputs["FunctionName"],
            package,
            session.Account.CheckAsync,
            cancellationToken
        );
        return (candidate, outcome.Outputs["FirstVersion"], uploaded || candidate.Uploaded);
    }

    /// <summary>Why a stack's changes stand in the way of the canary that is to follow, or null.</summary>
    DeploymentException? RefusalOfCanary(string function, IReadOnlyList<PlannedChange> changes) =>
        CanaryPolicy is null ? null : CanaryRefusal.For(function, changes);

    /// <summary>The stack of a function with the key of its first code.</summary>
    static StackDeclaration WithCode(StackDeclaration stack, string key) =>
        stack with
        {
            Parameters = new Dictionary<string, string>(stack.Parameters, StringComparer.Ordinal) { [CodeKey] = key },
            InitialParameters = new HashSet<string>([CodeKey], StringComparer.Ordinal),
        };

    /// <summary>One failure is told as it is, several as one that lists them.</summary>
    static Exception Together(List<Exception> failures)
    {
        if (failures.Count == 1 || failures.Exists(f => f is not DeploymentException))
        {
            return failures.Find(f => f is not DeploymentException) ?? failures[0];
        }

        var kinds = failures.Cast<DeploymentException>().Select(f => f.Outcome).Distinct().ToList();
        return new DeploymentException(
            kinds.Count == 1 ? kinds[0] : FailureKind.Failed,
            $"{failures.Count} functions failed",
            [.. failures.Cast<DeploymentException>().SelectMany(f => f.Details.Prepend(f.Message))]
        )
        {
            Problems = [.. failures.Cast<DeploymentException>().SelectMany(f => f.Problems)],
        };
    }
}
