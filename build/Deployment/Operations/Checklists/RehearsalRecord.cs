namespace AiChef.Deployment.Operations.Checklists;

/// <summary>A rehearsal of a restore, as the artifact bucket keeps it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Ended">When it ended, by the clock of the machine that rehearsed.</param>
/// <param name="RecoveryTimeSeconds">How long the restore took: the RTO shown.</param>
/// <param name="RecoveryPointSeconds">How old the restored state was: the RPO shown.</param>
/// <param name="IsEqual">Whether the restored table was what its source is.</param>
public sealed record RehearsalRecord(
    string Table,
    DateTimeOffset Ended,
    double RecoveryTimeSeconds,
    double RecoveryPointSeconds,
    bool IsEqual
);
