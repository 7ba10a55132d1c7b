namespace AiChef.LocalCloud.DynamoDb.Backups;

/// <summary>A backup on demand: the table as it was, and its items as a blob.</summary>
/// <param name="Arn">The ARN of the backup.</param>
/// <param name="Name">Its name, which need not be unique.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Table">The table's definition and settings.</param>
/// <param name="Items">The key of the blob that holds the items.</param>
internal sealed record TableBackup(string Arn, string Name, DateTimeOffset Created, Table Table, string Items)
{
    public int Count { get; init; }

    public long Bytes { get; init; }

    /// <summary>When it can be used.</summary>
    public DateTimeOffset Ready { get; init; }
}
