namespace AiChef.Deployment.Operations.Backups;

/// <summary>A backup of a table that AWS keeps until it is deleted.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Name">The name of the backup.</param>
/// <param name="Arn">The ARN of the backup.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="IsAvailable">Whether a table can be restored from it.</param>
public sealed record StoredBackup(
    string Table,
    string Name,
    string Arn,
    DateTimeOffset Created,
    long Bytes,
    bool IsAvailable
);
