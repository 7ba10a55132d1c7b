using AiChef.Targets.CommandLine;

namespace AiChef.Targets.Operations;

/// <summary>How the help text groups the targets and options of this folder.</summary>
internal static class OperationHelp
{
    internal static IReadOnlyList<string> Targets =>
        [
            nameof(IReport.Report),
            nameof(IExecutions.Executions),
            nameof(ILogs.Logs),
            nameof(IHealthCheck.HealthCheck),
            nameof(IHistory.History),
            nameof(IRollback.Rollback),
            nameof(IDrift.Drift),
            nameof(IDiagnose.Diagnose),
            nameof(IBackups.Backup),
            nameof(IBackups.Restore),
            nameof(IBackups.RestoreRehearsal),
            nameof(IWatch.Watch),
            nameof(IChecklists.Checklist),
        ];

    internal static IReadOnlyList<HelpGroup> Options =>
        [
            new(
                "Executions and History",
                "status",
                nameof(IExecutions.Limit),
                nameof(IExecutions.Execution),
                nameof(IExecutions.Redrive),
                nameof(IExecutions.Start),
                nameof(IExecutions.StateMachine),
                nameof(IExecutions.ShowData)
            ),
            new("Logs", nameof(ILogs.Since), nameof(ILogs.Follow), nameof(ILogs.Filter)),
            new("HealthCheck and Checklist", nameof(IHealthCheck.Watch), nameof(IChecklists.Rhythm)),
            new("Rollback", nameof(IRollback.ToVersion), nameof(IRollback.To)),
            new(
                "Backup and Restore",
                nameof(IBackups.Table),
                nameof(IBackups.PointInTime),
                nameof(IBackups.BackupName),
                nameof(IBackups.NewTable),
                nameof(IBackups.Prune)
            ),
            new("Of all commands that look", nameof(IOperation.Json)),
        ];
}
