namespace AiChef.LocalCloud.DynamoDb.Backups;

/// <summary>What a restored table was made of.</summary>
/// <param name="SourceTableArn">The table.</param>
/// <param name="SourceBackupArn">The backup; null for a point in time.</param>
/// <param name="Time">The time to which it was restored.</param>
internal sealed record TableRestore(string SourceTableArn, string? SourceBackupArn, DateTimeOffset Time);
