using System.Diagnostics;
using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using AiChef.Deployment.Operations.Logs;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Amazon.Runtime;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>
/// Deploys each change of the sources for as long as somebody works on them, and shows what the functions write.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class WatchCommand(DeploymentRun run)
{
    private static readonly AbsolutePath Root = NukeBuild.RootDirectory;
    private static readonly AbsolutePath Built = NukeBuild.TemporaryDirectory / "functions";

    private readonly SortedSet<string> _undeployed = new(StringComparer.Ordinal);

    private readonly Service _functions = run.Plan.Services.Single(service => service.Kind == ServiceKind.Functions);

    /// <summary>Watches until it is cancelled.</summary>
    internal async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        await using var turn = Turn();
        using var functions = new WatchedFunctions(
            Root / WatchedChange.FunctionFolder,
            FunctionPackager.CompilerFolder(Built),
            NukeBuild.TemporaryDirectory / "watch"
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task following = Task.CompletedTask;
        try
        {
            // before anything is read, so that nothing is missed
            using var files = new WatchedFiles(
                Root,
                [WatchedChange.FunctionFolder, WatchedChange.TemplateFolder],
                TimeProvider.System
            );
            functions.Begin(await BuiltAsync(cancellationToken));
            // what was saved during the deployment
            await Task.WhenAll(
                ReleaseAsync([.. functions.Packages.Keys], functions, session, new HeldLog(), cancellationToken),
                functions.WarmUpAsync(cancellationToken)
            );
            following = FollowAsync(session, stop.Token);
            Log.Information(
                "Watching {Functions:l} and {Templates:l} for {Place:l}; Ctrl-C ends it",
                WatchedChange.FunctionFolder,
                WatchedChange.TemplateFolder,
                session.Place
            );
            while (true)
            {
                await DeployAsync(await files.NextAsync(cancellationToken), functions, session, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Information("Stopped watching; what is deployed stays, and the next deployment brings it as built");
        }
        finally
        {
            await stop.CancelAsync();
            // cancelled now, unless it ended before
            await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Two of them would each deploy what the other has not compiled.</summary>
    /// <exception cref="DeploymentException">Another one runs.</exception>
    private static FileStream Turn()
    {
        var path = NukeBuild.TemporaryDirectory / "watch.lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (path.FileExists())
        {
            throw DeploymentException.Configuration("Watch already runs in this checkout; end the other one first", e);
        }
    }

    /// <summary>The packages of the SDK, with how it compiled them.</summary>
    private async Task<IReadOnlyList<FunctionPackage>> BuiltAsync(CancellationToken cancellationToken)
    {
        if (
            !WatchedFunctions.AreCompiled(
                FunctionPackager.CompilerFolder(Built),
                FunctionDeployment.NamesOf(_functions)
            )
        )
        {
            Log.Information("The functions were built elsewhere and are built here once");
            FunctionPackager.Forget(Built);
        }
        return await FunctionDeployment.PackAsync(_functions, Log.Logger, cancellationToken);
    }

    /// <summary>Deploys what changed. A failure is told, and what was live before stays live.</summary>
    private async Task DeployAsync(
        IReadOnlyCollection<string> paths,
        WatchedFunctions functions,
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var saved = Stopwatch.GetTimestamp();
        var change = WatchedChange.Of(paths, run.Plan.Services, RunOptions.InfrastructureDirectory);
        foreach (var service in change.Templates.Select(static each => each.Key).Where(each => each != _functions))
        {
            await TryAsync(async log =>
            {
                var deployment = new StackDeployment(service, run);
                Tell(
                    service.Title,
                    await deployment.DeployAsync(Task.CompletedTask, session, log, cancellationToken),
                    saved
                );
            });
        }
        await TryAsync(async log =>
        {
            if (change.IsProject)
            {
                functions.Begin(await FunctionDeployment.PackAsync(_functions, Log.Logger, cancellationToken));
            }
            // what could not be deployed is tried again with the next change
            _undeployed.UnionWith(change.Templates[_functions].Select(static template => template.Stack));
            _undeployed.UnionWith(
                change.IsProject
                    ? functions.Packages.Keys
                    : await functions.BuildAsync(change.Projects, cancellationToken)
            );
            if (_undeployed.Count > 0)
            {
                await ReleaseAsync([.. _undeployed], functions, session, log, cancellationToken);
                Tell(string.Join(", ", _undeployed), $"live as {string.Join(", ", run.LiveVersions)}", saved);
                _undeployed.Clear();
            }
        });
    }

    /// <summary>Does one part of a change, so that a mistake in it does not keep the others back.</summary>
    private async Task TryAsync(Func<HeldLog, Task> part)
    {
        var log = new HeldLog();
        try
        {
            await part(log);
        }
        catch (Exception e) when (e is DeploymentException or AmazonServiceException || LocalError.Is(e))
        {
            log.Open();
            Log.Warning("{Failure:l}", run.Secrets.Masked(e is DeploymentException ? e.ToString() : e.Message));
            Log.Warning("What was live before stays live; save again once it is mended");
        }
    }

    private Task<string> ReleaseAsync(
        IReadOnlyCollection<string> changed,
        WatchedFunctions functions,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    ) =>
        new WatchedDeployment(_functions, run, functions.Packages, changed).DeployAsync(
            Task.CompletedTask,
            session,
            log,
            cancellationToken
        );

    private static void Tell(string what, string result, long since) =>
        Log.Information(
            "{What:l}: {Result:l}, {Seconds:0.0} s after it was saved",
            what,
            result,
            Stopwatch.GetElapsedTime(since).TotalSeconds
        );

    private async Task FollowAsync(CloudSession session, CancellationToken cancellationToken)
    {
        try
        {
            var sources = await new LogSources(run, session).FindAsync(cancellationToken);
            var printer = new LogPrinter(Console.Out, sources, TerminalColors.AreWanted);
            var follower = new LogFollower(new LogReader(session.Clients.Logs, session.Retry), TimeProvider.System);
            var from = TimeProvider.System.GetUtcNow();
            await foreach (var lines in follower.FollowAsync(sources, from, filter: null, cancellationToken))
            {
                printer.Write(lines);
            }
        }
        catch (Exception e) when (e is DeploymentException or AmazonServiceException || LocalError.Is(e))
        {
            Log.Warning("The log of calls is not shown: {Reason:l}", run.Secrets.Masked(e.Message));
        }
    }
}
