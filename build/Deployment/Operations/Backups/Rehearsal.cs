namespace AiChef.Deployment.Operations.Backups;

/// <summary>The result of a rehearsal of a restore.</summary>
/// <param name="Table">The table.</param>
/// <param name="RecoveryTime">From the request to a table that takes requests and was compared: the RTO shown.</param>
/// <param name="RecoveryPoint">How old the latest restorable state was at the request: the RPO shown.</param>
/// <param name="Difference">The restored table and its source.</param>
public sealed record Rehearsal(string Table, TimeSpan RecoveryTime, TimeSpan RecoveryPoint, TableDifference Difference);
