using System.Globalization;
using AiChef.Deployment;
using AiChef.Deployment.Operations.Backups;
using AiChef.Targets.Cloud;
using AiChef.Targets.Functions;
using AiChef.Targets.Running;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Restores a table into a new one, which a deployment then switches to.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class RestoreCommand(DeploymentRun run, BackupOptions options)
{
    /// <summary>Checks the options, then asks AWS.</summary>
    /// <exception cref="DeploymentException">A mistake, or AWS refuses it.</exception>
    internal async Task RunAsync()
    {
        await run.WorkAsync(_ =>
        {
            options.CheckRestore();
            return Task.CompletedTask;
        });
        await run.WorkAsync(RunAsync);
    }

    private async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var (client, time) = (session.Clients.DynamoDb, TimeProvider.System);
        var tables = await DeployedTables.FindAsync(run, session, options.Table, cancellationToken);
        var backup = options.Backup is null ? null : await BackupAsync(session, tables, cancellationToken);
        var table = backup?.Table ?? Only(tables);
        var restorer = new TableRestorer(client, session.Retry, time);
        if (backup is null)
        {
            await CheckTimeAsync(restorer, table, cancellationToken);
        }
        var target = options.NewTable ?? BackupName.OfRestored(table, time.GetUtcNow());
        if (run.Options.IsDryRun)
        {
            Log.Information("{Table:l} would be restored into {Target:l}", table, target);
            return;
        }
        await session.Account.CheckAsync(cancellationToken);
        var started = time.GetTimestamp();
        Log.Information("Restoring {Table:l} into {Target:l}", table, target);
        await (
            backup is null
                ? restorer.ToPointInTimeAsync(table, target, options.Time, cancellationToken)
                : restorer.FromBackupAsync(backup, target, cancellationToken)
        );
        var settings = await new TableSettings(client, session.Retry).CopyAsync(table, target, cancellationToken);
        var difference = await new TableComparison(client, session.Retry).CompareAsync(
            table,
            target,
            cancellationToken
        );
        var took = time.GetElapsedTime(started);
        Tell(session, table, target, settings, difference, took);
        JsonFile.Write(
            options.Json,
            new
            {
                Table = table,
                NewTable = target,
                Settings = settings,
                difference.SourceItems,
                difference.RestoredItems,
                Seconds = took.TotalSeconds,
            },
            run.Secrets.Masked
        );
    }

    private string Prefix => $"{run.Options.Environment.NamePrefix}-";

    private void Tell(
        CloudSession session,
        string table,
        string target,
        IReadOnlyList<string> settings,
        TableDifference difference,
        TimeSpan took
    )
    {
        Log.Information(
            "{Target:l} has {Count} items ({Table:l} has {Now}) after {Seconds:0.0} s",
            target,
            difference.RestoredItems,
            table,
            difference.SourceItems,
            took.TotalSeconds
        );
        Log.Information("Copied: {Settings:l}", settings.Count == 0 ? "no settings" : string.Join(", ", settings));
        Log.Information(
            "Next: {Next:l}",
            target.StartsWith(Prefix, StringComparison.Ordinal)
                ? $"./build.sh Deploy{run.Options.EnvironmentArgument} --parameters "
                    + $"{TemplateParameters.SessionsTable}={target[Prefix.Length..]} switches to it; the same under "
                    + $"parameters in {run.Options.Environment.Name}.json keeps it"
                : session.Look($"dynamodb describe-table --table-name {target}")
        );
    }

    private async Task<StoredBackup> BackupAsync(
        CloudSession session,
        IReadOnlyList<string> tables,
        CancellationToken cancellationToken
    )
    {
        var backups = new TableBackups(session.Clients.DynamoDb, session.Retry, TimeProvider.System);
        var all = await Task.WhenAll(tables.Select(table => backups.ListAsync(table, cancellationToken)));
        var found = all.SelectMany(static each => each)
            .Where(each => each.Name == options.Backup || each.Arn == options.Backup)
            .ToList();
        return found switch
        {
            [var one] => one,
            [] => throw DeploymentException.Configuration(
                $"--backup-name: there is no backup {options.Backup} of {string.Join(", ", tables)}"
            ),
            _ => throw DeploymentException.Configuration(
                $"--backup-name: {found.Count} backups have the name {options.Backup}; give the ARN of one: "
                    + string.Join(", ", found.Select(static each => each.Arn))
            ),
        };
    }

    private async Task CheckTimeAsync(TableRestorer restorer, string table, CancellationToken cancellationToken)
    {
        var window =
            await restorer.WindowAsync(table, cancellationToken)
            ?? throw DeploymentException.Configuration(
                $"{table} cannot be restored to a point in time: its recovery is off; --backup-name restores a backup"
            );
        if (options.Time is { } time && (time < window.Earliest || time > window.Latest))
        {
            throw DeploymentException.Configuration(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--point-in-time: {table} can be restored to {window.Earliest:yyyy-MM-ddTHH:mm:ssZ} up to "
                        + $"{window.Latest:yyyy-MM-ddTHH:mm:ssZ}"
                )
            );
        }
    }

    private static string Only(IReadOnlyList<string> tables) =>
        tables.Count == 1
            ? tables[0]
            : throw DeploymentException.Configuration($"Restore needs --table; there are {string.Join(", ", tables)}");
}
