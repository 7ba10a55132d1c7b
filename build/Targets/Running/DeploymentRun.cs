using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.History;
using AiChef.Deployment.Lambda;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using AiChef.Targets.Notifications;
using AiChef.Targets.Output;
using AiChef.Targets.Processes;
using AiChef.Targets.Services;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Components;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>
/// One run of the build: what was asked for, the AWS that it works on, what happened, and how it ends. It starts every
/// service that may start; the targets only wait for theirs.
/// </summary>
internal sealed class DeploymentRun
{
    private readonly INukeBuild _build;
    private readonly Lazy<RunOptions> _options;
    private readonly Dictionary<Service, ServiceDeployment> _deployments = [];
    private TargetGraph? _graph;
    private IDisposable? _listening;
    private Task<CloudSession>? _session;
    private AwsRetry? _retry;
    private ParallelDeployment? _parallel;

    /// <summary>Creates the run of a build.</summary>
    /// <param name="build">The build.</param>
    /// <param name="options">What was asked for; read once the parameters are known.</param>
    internal DeploymentRun(INukeBuild build, Func<RunOptions> options)
    {
        (_build, _options) = (build, new Lazy<RunOptions>(options));
        Failures = new RunFailures(build, Secrets);
        Reports = new RunReports(this, ((IHazReports)build).ReportDirectory);
        History = new RunHistory(this);
        Notifications = new RunNotifications(this, build);
        Board = new StackBoard(TimeProvider.System, Secrets.Masked);
        Live = new LiveView(Board, TimeProvider.System);
    }

    /// <summary>The secrets that no output of the run may show.</summary>
    internal SecretMask Secrets { get; } = new();

    internal RunOptions Options => _options.Value;

    internal RunRecord Record { get; } = new(TimeProvider.System);

    internal RunFailures Failures { get; }

    internal RunReports Reports { get; }

    /// <summary>What was deployed, in this run and in those before.</summary>
    internal RunHistory History { get; }

    internal RunNotifications Notifications { get; }

    /// <summary>Checks what is deployed once the run has changed it; null where nothing is checked.</summary>
    internal IDeploymentCheck? Check { get; set; }

    /// <summary>The stacks that are worked on.</summary>
    internal StackBoard Board { get; }

    /// <summary>Shows them on a terminal.</summary>
    internal LiveView Live { get; }

    /// <summary>Which services the run deploys.</summary>
    internal RunPlan Plan { get; private set; } = null!;

    /// <summary>All targets of the build; known once NUKE has created the build.</summary>
    internal TargetGraph Graph
    {
        get => _graph!;
        set => (_graph, Plan) = (value, new RunPlan(_build, value, Record));
    }

    /// <summary>The schema of the build's parameters as it stood before this run; null without one.</summary>
    internal string? FormerSchema { get; set; }

    /// <summary>
    /// The live version of each deployed function; the stacks do not tell because code is released without them.
    /// </summary>
    internal IReadOnlyList<string> LiveVersions { get; set; } = [];

    /// <summary>The commit that is checked out, and the page of the run.</summary>
    internal RunOrigin Origin => field ??= RunOrigins.Find(GitHubActions.Instance, NukeBuild.RootDirectory);

    /// <summary>How many AWS calls were repeated.</summary>
    internal int Repeats => _retry?.Repeats ?? 0;

    private static DeploymentException Cancelled =>
        new(FailureKind.Cancelled, "cancelled; nothing new was started")
        {
            Next = "run the same command again; it attaches to what AWS continues",
        };

    /// <summary>Whether something may have been written to AWS: the account is checked right before that.</summary>
    private bool HasWritten => _session is { IsCompletedSuccessfully: true, Result.Account.HasPassed: true };

    /// <summary>Finds every mistake in the options before any work begins; ends the process if there is one.</summary>
    internal void Begin()
    {
        Interruption.OfProcess.EndBy(() => End(Cancelled));
        if (Interruption.OfProcess.Token.IsCancellationRequested)
        {
            End(Cancelled);
        }
        var declared = new TaskCompletionSource<IReadOnlyList<StackDeclaration>>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        try
        {
            StackTemplate.Remember(new TemplateMemory(NukeBuild.TemporaryDirectory / "templates"));
            var check = new RunCheck(this);
            var secrets = new RunSecrets(this);
            check.CheckPlace();
            secrets.HideGiven();
            if (Plan.Scheduled.Count > 0)
            {
                // It opens, and reads, while all else is checked.
                var names = Ahead.SelectMany(static deployment => deployment.StackNames).ToList();
                _session = Task.Run(() => OpenAsync(names, declared.Task));
            }
            check.CheckEnvironmentParameters();
            secrets.HideParameters();
            Reports.DeletePrevious();
            check.CheckOptions();
            declared.SetResult([.. Ahead.SelectMany(static deployment => deployment.Stacks)]);
        }
        catch (DeploymentException e)
        {
            End(e);
        }
        catch (Exception e) when (LocalError.Is(e))
        {
            End(LocalError.Of(e, FailureKind.Configuration));
        }
        finally
        {
            declared.TrySetResult([]); // whatever comes, nobody waits for it
        }
    }

    /// <summary>The deployment of a service.</summary>
    internal ServiceDeployment DeploymentOf(Service service) =>
        _deployments.TryGetValue(service, out var known)
            ? known
            : _deployments[service] = service.Kind switch
            {
                ServiceKind.Stack => new StackDeployment(service, this),
                ServiceKind.Functions => new FunctionDeployment(service, this),
                _ => throw new NotSupportedException($"Services of the kind {service.Kind} cannot be deployed."),
            };

    /// <summary>The names of all stacks of the environment, read from the templates when they are needed.</summary>
    internal IEnumerable<string> StackNames => Plan.Services.SelectMany(service => DeploymentOf(service).StackNames);

    /// <summary>The stacks of the environment that exist.</summary>
    internal Task<IReadOnlyList<Stack>> StacksAsync(CloudSession session, CancellationToken cancellationToken) =>
        session.Calls.StacksOfAsync($"{Options.Environment.NamePrefix}-", StackNames, cancellationToken);

    /// <summary>The alarms of all services' stacks.</summary>
    internal StackAlarms AlarmsOf(CloudSession session) => new(session.Calls, [.. StackNames]);

    /// <summary>The alarms that canaries watch.</summary>
    internal AlarmWatch CanaryAlarms(CloudSession session) =>
        new(
            session.Clients.CloudWatch,
            cancellationToken => AlarmsOf(session).NamesAsync(cancellationToken),
            [.. Options.IgnoreAlarms],
            session.Retry
        );

    /// <summary>Deploys a service together with all other services of the run that may go at the same time.</summary>
    internal async Task DeployAsync(Service service)
    {
        try
        {
            await WorkAsync(
                async (session, cancellationToken) =>
                {
                    if (_parallel is null)
                    {
                        Log.Information(
                            "Deploying to {Environment} ({Place})",
                            Options.Environment.Name,
                            session.Place
                        );
                        PrepareCheck(session);
                        await new RunCheck(this).CheckNamesAsync(session, cancellationToken);
                    }
                    _parallel ??= new ParallelDeployment(
                        Plan.Scheduled,
                        Plan.DirectNeedsOf,
                        (each, needed, log) => DeployAsync(DeploymentOf(each), needed, session, log, cancellationToken)
                    );
                    using (Live.Begin())
                    {
                        await _parallel.CompleteAsync(service);
                    }
                    Summarize("Result", DeploymentOf(service).Result!);
                    if (Plan.IsLast(service))
                    {
                        await CheckChangesAsync(session, "deployed, but unhealthy", cancellationToken);
                    }
                }
            );
        }
        catch (Exception e)
        {
            Record.Of(service.Name).Fail(e);
            throw;
        }
    }

    /// <summary>Lets the check note, right before the first write, what is wrong already.</summary>
    internal void PrepareCheck(CloudSession session)
    {
        if (Check is not null)
        {
            session.Account.BeforeWrites = token =>
            {
                ClientWarmUp.Begin(HistoryWarmUp.WriteAsync); // for the record of what is about to be written
                return Check.BeginAsync(session, token);
            };
        }
    }

    /// <summary>
    /// Checks what is deployed if the run has changed it. After Ctrl-C at the end, the run tells what it did and begins
    /// nothing new.
    /// </summary>
    /// <exception cref="DeploymentException">Something is unhealthy.</exception>
    internal Task CheckChangesAsync(CloudSession session, string headline, CancellationToken cancellationToken) =>
        Check is not null && History.HasChanges && !cancellationToken.IsCancellationRequested
            ? Check.CheckAsync(session, headline, cancellationToken)
            : Task.CompletedTask;

    private async Task DeployAsync(
        ServiceDeployment deployment,
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    )
    {
        deployment.StartWork();
        try
        {
            deployment.Result = Options.IsDryRun
                ? await deployment.PlanAsync(needed, session, log, cancellationToken)
                : await deployment.DeployAsync(needed, session, log, cancellationToken);
        }
        finally
        {
            deployment.StopWork();
        }
    }

    /// <summary>Does work on the environment's AWS, which all targets of the run share.</summary>
    internal Task WorkAsync(Func<CloudSession, CancellationToken, Task> work) =>
        WorkAsync(async cancellationToken =>
        {
            var session = await SessionAsync();
            _retry = session.Retry;
            await work(session, cancellationToken);
            Failures.CorrectExitCode(HasWritten);
        });

    /// <summary>The deployments of which all is known before they begin.</summary>
    private List<ServiceDeployment> Ahead =>
        [.. Plan.Scheduled.Where(static service => service.Kind == ServiceKind.Stack).Select(DeploymentOf)];

    private Task<CloudSession> SessionAsync() =>
        _session ??= Task.Run(() => OpenAsync([], Task.FromResult<IReadOnlyList<StackDeclaration>>([])));

    /// <summary>Opens the session, and begins to read stacks before anybody has it.</summary>
    /// <param name="stacks">The names of the stacks.</param>
    /// <param name="declared">What they should be, once that is known.</param>
    private async Task<CloudSession> OpenAsync(
        IReadOnlyList<string> stacks,
        Task<IReadOnlyList<StackDeclaration>> declared
    )
    {
        var cancellationToken = Interruption.OfProcess.Token;
        var session = await CloudSession.OpenAsync(
            Options.Environment,
            Options.Endpoint,
            Options.LocalCloud,
            cancellationToken
        );
        session.Calls.ReadAhead(stacks, cancellationToken);
        StackLookAhead.Compare(await declared, session.Calls, Options.Deployer, cancellationToken);
        return session;
    }

    /// <summary>Does work that Ctrl-C and SIGTERM cancel, and reports a failure in one line.</summary>
    internal async Task WorkAsync(Func<CancellationToken, Task> work)
    {
        // Held until the run ends: other services may be running too.
        _listening ??= Interruption.OfProcess.Listen();
        var cancellationToken = Interruption.OfProcess.Token;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await work(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw Failed(Cancelled);
        }
        catch (DeploymentException e)
        {
            Failed(e);
            throw;
        }
        catch (AmazonServiceException e)
        {
            throw Failed(AwsRefusal.Of("AWS refused", e));
        }
        catch (Exception e) when (LocalError.Is(e))
        {
            throw Failed(LocalError.Of(e, HasWritten ? FailureKind.Failed : FailureKind.Configuration));
        }
    }

    /// <summary>Does short work that needs no AWS.</summary>
    internal void Work(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (LocalError.Is(e))
        {
            throw Failed(LocalError.Of(e, FailureKind.Configuration));
        }
    }

    /// <summary>Ends the run with the exit code of a failure.</summary>
    internal DeploymentException Failed(DeploymentException failure) => Failures.Add(failure, HasWritten);

    /// <summary>The same for a failure that was found before any work and prevents all of it.</summary>
    internal DeploymentException FailBeforeWork(DeploymentException mistake)
    {
        foreach (var service in Plan.Named)
        {
            Record.Of(service.Name).Fail(mistake);
        }
        return Failures.Keep(mistake);
    }

    /// <summary>Shows something about the running target in the summary of the run.</summary>
    internal void Summarize(string name, string value)
    {
        try
        {
            _build.ReportSummary(summary =>
            {
                summary.Add(name, value);
                return summary;
            });
        }
        catch (InvalidOperationException)
        {
            // NUKE finds the running target by its status, and finds none after Ctrl-C, which marks it as aborted at
            // once.
            Log.Debug("Not in the summary after Ctrl-C: {Name:l} {Value:l}", name, value);
        }
    }

    /// <summary>How long the service of a target worked; null for a target without one, or if it never began.</summary>
    internal TimeSpan? WorkedOf(string target) =>
        _deployments.FirstOrDefault(pair => pair.Key.Target == target).Value?.Worked;

    /// <summary>Waits for running services and their records.</summary>
    internal async Task CompleteAsync()
    {
        await (_parallel?.EndAsync() ?? Task.CompletedTask);
        var recorded = History.EndAsync();
        try
        {
            if (!recorded.IsCompleted)
            {
                Reports.Draft();
            }
        }
        finally
        {
            await recorded; // whatever becomes of the draft, no record is lost
        }
    }

    /// <summary>Waits for running work and releases the AWS session.</summary>
    internal async Task CloseAsync()
    {
        await CompleteAsync();
        if (_session is not null)
        {
            // If it could not be opened, whoever needed it has reported that.
            await ((Task)_session).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_session.IsCompletedSuccessfully)
            {
                await (await _session).DisposeAsync();
            }
        }
        // It listens on: a signal that comes now must not end what has ended well as cancelled.
        (_parallel, _session) = (null, null);
    }

    /// <summary>Ends the process before any target wrote to AWS.</summary>
    private void End(DeploymentException e)
    {
        Failures.Annotate(e);
        Console.Error.WriteLine(Secrets.Masked($"error: {e.Message}"));
        FailBeforeWork(e);
        Reports.Write();
        Notifications.SendAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
        Environment.Exit((int)e.Kind);
    }
}
