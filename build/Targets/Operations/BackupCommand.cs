using System.Globalization;
using AiChef.Deployment.Operations.Backups;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Backs up tables and the history of deployments, and deletes old backups if asked to.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class BackupCommand(DeploymentRun run, BackupOptions options)
{
    private bool IsDryRun => run.Options.IsDryRun;

    /// <summary>Backs up, and tells what is old.</summary>
    internal Task RunAsync() => run.WorkAsync(RunAsync);

    private async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var tables = await DeployedTables.FindAsync(run, session, options.Table, cancellationToken);
        if (!IsDryRun)
        {
            await session.Account.CheckAsync(cancellationToken);
        }
        var sources = SourcesOf(tables, session);
        StoredBackup[] made = IsDryRun
            ? []
            :
            [
                .. (
                    await Task.WhenAll(sources.Select(source => source.CreateAsync(cancellationToken)))
                ).OfType<StoredBackup>(),
            ];
        var lists = await Task.WhenAll(sources.Select(source => source.ListAsync(cancellationToken)));
        var now = TimeProvider.System.GetUtcNow();
        var olds = lists.Select(list => BackupRetention.Old(list, now)).ToList();
        List<StoredBackup> old = [.. olds.SelectMany(static each => each)];
        Print([.. lists.SelectMany(static each => each)], old);
        var deletes = options.Prunes && !IsDryRun;
        if (deletes)
        {
            foreach (
                var (source, backup) in sources.Zip(olds).SelectMany(each => each.Second.Select(b => (each.First, b)))
            )
            {
                await source.DeleteAsync(backup, cancellationToken);
                Log.Information("{Backup:l} deleted", backup.Name);
            }
        }
        JsonFile.Write(
            options.Json,
            new
            {
                Made = made,
                Old = old,
                AreOldDeleted = deletes,
            },
            run.Secrets.Masked
        );
        Log.Information("Next: {Next:l}", Next(tables, made, old.Count > 0 && !deletes));
    }

    /// <summary>The tables, and, unless one table is chosen, the history.</summary>
    private IReadOnlyList<IBackedUp> SourcesOf(IReadOnlyList<string> tables, CloudSession session)
    {
        var backups = new TableBackups(session.Clients.DynamoDb, session.Retry, TimeProvider.System);
        var history = new HistoryExports(
            session.Clients.S3,
            run.Options.Environment.ArtifactBucket,
            session.Retry,
            TimeProvider.System
        );
        IEnumerable<IBackedUp> sources = tables.Select(table => new BackupsOfTable(backups, table));
        return [.. sources, .. options.Table is null ? [history] : Array.Empty<IBackedUp>()];
    }

    private string Next(IReadOnlyList<string> tables, StoredBackup[] made, bool hasOld)
    {
        var environment = run.Options.EnvironmentArgument;
        return IsDryRun ? $"./build.sh Backup{environment} backs up {string.Join(", ", tables)}"
            : hasOld ? $"./build.sh Backup{environment} --prune deletes those that are old"
            : made.Length > 0
                ? $"./build.sh Restore{environment} --backup-name {made[0].Name} restores it into a new table"
            : $"./build.sh RestoreRehearsal{environment}";
    }

    private static void Print(IReadOnlyList<StoredBackup> all, List<StoredBackup> old)
    {
        if (all.Count == 0)
        {
            Log.Information("There are no backups yet");
            return;
        }
        var lines = TextTable.Lines([
            ["BACKUP", "OF", "MADE (UTC)", "BYTES", ""],
            .. all.Select(each =>
                new[]
                {
                    each.Name,
                    each.Table,
                    each.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    each.Bytes.ToString(CultureInfo.InvariantCulture),
                    old.Contains(each) ? $"older than {BackupRetention.Kept.Days} days" : "",
                }
            ),
        ]);
        foreach (var line in lines)
        {
            Log.Information("{Line:l}", line);
        }
    }
}
