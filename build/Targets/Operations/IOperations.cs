namespace AiChef.Targets.Operations;

/// <summary>All commands for whoever operates what is deployed.</summary>
internal interface IOperations
    : IStatus,
        IReport,
        IExecutions,
        ILogs,
        IHealthCheck,
        IRollback,
        IHistory,
        IDrift,
        IDiagnose,
        IBackups,
        IWatch,
        IChecklists,
        INotifyTest;
