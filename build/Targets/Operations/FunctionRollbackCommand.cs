using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Lambda;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Sends the calls of functions to earlier versions.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class FunctionRollbackCommand(DeploymentRun run, RollbackOptions options)
{
    /// <summary>Shows the versions, and moves the aliases unless it is a dry run.</summary>
    /// <exception cref="DeploymentException">There is no such function or version, or a guard refused.</exception>
    internal async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        await new RunCheck(run).CheckNamesAsync(session, cancellationToken);
        var rollback = new FunctionRollback(
            session.Clients.Lambda,
            run.CanaryAlarms(session),
            session.Retry,
            TimeProvider.System
        );
        var found = await Task.WhenAll(
            run.Options.Functions.Select(name => ReadAsync(rollback, session, name, cancellationToken))
        );
        foreach (var line in found.SelectMany(VersionTexts.Table))
        {
            Log.Information("{Line:l}", line);
        }
        var moves = found.Select(each => each.MoveTo(options.Version)).OfType<ReleaseCandidate>().ToList();
        if (moves.Count == 0)
        {
            Log.Information("All calls go to version {Version} already; nothing was changed", found[0].Route.Version);
        }
        else if (run.Options.IsDryRun)
        {
            moves.ForEach(move => Log.Information("{Move:l} would be moved; nothing was executed", Text(move)));
        }
        else
        {
            await MoveAsync(rollback, moves, session, cancellationToken);
            found = await Task.WhenAll(
                run.Options.Functions.Select(name => ReadAsync(rollback, session, name, cancellationToken))
            );
        }
        JsonFile.Write(options.Json, found, run.Secrets.Masked);
    }

    private async Task MoveAsync(
        FunctionRollback rollback,
        IReadOnlyList<ReleaseCandidate> moves,
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var canary = run.Options.AskedCanary;
        if (canary is not null)
        {
            CredentialLife.RequireLifetime(canary.Longest, Environment.GetEnvironmentVariable, TimeProvider.System);
        }
        await session.Account.CheckAsync(cancellationToken);
        using (run.Live.Begin())
        using (var view = new CanaryView(run.Board))
        {
            var outlet = new CanaryOutlet(note => Log.Information("{Step:l}", note), view.Show)
            {
                Check = token =>
                    run.Check?.CheckAsync(session, "the canary is taken back: unhealthy", token) ?? Task.CompletedTask,
            };
            await rollback.MoveAsync(moves, canary, outlet, cancellationToken);
        }
        await run.History.AddAsync(
            run.Plan.Services.First(static service => service.Kind == ServiceKind.Functions).Name,
            [.. moves.Select(FunctionDeployment.MoveOf)],
            isRollback: true,
            session,
            Log.Logger
        );
        foreach (var move in moves)
        {
            Log.Information("{Move:l} moved", Text(move));
            Log.Information(
                "The same: {Command:l}",
                session.Look(
                    $"lambda update-alias --function-name {move.Function} --name {FunctionReleaser.Alias} "
                        + $"--function-version {move.Version}"
                )
            );
        }
        var argument = run.Options.EnvironmentArgument;
        Log.Information("Next: {Next:l}", $"./build.sh HealthCheck{argument}");
        Log.Information(
            "The next {Command:l} ships the sources that are checked out again: take the change back in them first",
            $"./build.sh DeployLambdas{argument}"
        );
    }

    private async Task<FunctionVersions> ReadAsync(
        FunctionRollback rollback,
        CloudSession session,
        string name,
        CancellationToken cancellationToken
    ) =>
        await rollback.ReadAsync(run.Options.Environment.StackName(name), cancellationToken)
        ?? throw DeploymentException.Configuration(
            $"the function {name} is not deployed in {run.Options.Environment.Name} ({session.Place}); "
                + $"./build.sh DeployLambdas{run.Options.EnvironmentArgument} deploys it"
        );

    private static string Text(ReleaseCandidate move) =>
        $"{move.Function}: alias {FunctionReleaser.Alias} from {move.Found} to version {move.Version}";
}
