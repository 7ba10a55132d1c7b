using Nuke.Common;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>Makes backups of tables, restores them, and rehearses that.</summary>
internal interface IBackups : IOperation
{
    [Parameter("Restore: the table, where several are deployed. Backup, RestoreRehearsal: only this table")]
    string? Table => TryGetValue(() => Table);

    [Parameter("Restore: the time to restore to, such as 2026-05-01T12:00:00Z, or latest")]
    string? PointInTime => TryGetValue(() => PointInTime);

    [Parameter("Restore: the name or ARN of the backup to restore")]
    string? BackupName => TryGetValue(() => BackupName);

    [Parameter("Restore: the name of the new table; made of the table's and the time by default")]
    string? NewTable => TryGetValue(() => NewTable);

    [Parameter("Backup: deletes backups older than 30 days, which it only lists otherwise; the last one stays")]
    bool Prune => TryGetValue<bool?>(() => Prune) ?? false;

    Target Backup =>
        _ =>
            _.Description(
                    "Backs up all tables and the history of deployments, and lists the backups older than 30 days"
                )
                .Executes(() => new BackupCommand(Run, Options).RunAsync());

    Target Restore =>
        _ =>
            _.Description("Restores a table into a new one, from a backup or to a point in time")
                .Executes(() => new RestoreCommand(Run, Options).RunAsync());

    Target RestoreRehearsal =>
        _ =>
            _.Description("Restores each table beside itself, compares both, measures the time, and deletes the copy")
                .Executes(() => new RehearsalCommand(Run, Options, ReportsOfRun / "rehearsal.json").RunAsync());

    private BackupOptions Options =>
        new()
        {
            Table = Table,
            PointInTime = PointInTime,
            Backup = BackupName,
            NewTable = NewTable,
            Prunes = Prune,
            Json = Json,
        };

    private AbsolutePath ReportsOfRun => ((Nuke.Components.IHazReports)this).ReportDirectory;
}
