using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>Makes, lists and deletes backups of tables.</summary>
/// <param name="dynamoDb">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of names and waits.</param>
public sealed class TableBackups(IAmazonDynamoDB dynamoDb, AwsRetry retry, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Makes a backup and waits until it can be used. Each call makes another one.</summary>
    /// <exception cref="DeploymentException">It takes too long.</exception>
    public async Task<StoredBackup> CreateAsync(string table, CancellationToken cancellationToken)
    {
        var request = new CreateBackupRequest
        {
            TableName = table,
            BackupName = BackupName.OfBackup(table, time.GetUtcNow()),
        };
        var made = (await retry.RunAsync(t => dynamoDb.CreateBackupAsync(request, t), cancellationToken)).BackupDetails;
        var started = time.GetTimestamp();
        while (made.BackupStatus == BackupStatus.CREATING)
        {
            if (time.GetElapsedTime(started) > Limit)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"AWS still makes backup {made.BackupName} after {Limit.TotalMinutes} minutes"
                );
            }
            var look = new DescribeBackupRequest { BackupArn = made.BackupArn };
            made = (await retry.RunAsync(t => dynamoDb.DescribeBackupAsync(look, t), cancellationToken))
                .BackupDescription
                .BackupDetails;
            if (made.BackupStatus == BackupStatus.CREATING)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
        return new StoredBackup(
            table,
            made.BackupName,
            made.BackupArn,
            Utc(made.BackupCreationDateTime),
            made.BackupSizeBytes ?? 0,
            IsAvailable: true
        );
    }

    /// <summary>The backups of a table, the newest first.</summary>
    public async Task<IReadOnlyList<StoredBackup>> ListAsync(string table, CancellationToken cancellationToken)
    {
        var found = new List<StoredBackup>();
        var request = new ListBackupsRequest { TableName = table };
        do
        {
            var page = await retry.RunAsync(t => dynamoDb.ListBackupsAsync(request, t), cancellationToken);
            found.AddRange(
                (page.BackupSummaries ?? []).Select(each => new StoredBackup(
                    each.TableName,
                    each.BackupName,
                    each.BackupArn,
                    Utc(each.BackupCreationDateTime),
                    each.BackupSizeBytes ?? 0,
                    each.BackupStatus == BackupStatus.AVAILABLE
                ))
            );
            request.ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
        } while (!string.IsNullOrEmpty(request.ExclusiveStartBackupArn));
        return [.. found.OrderByDescending(static each => each.Created)];
    }

    /// <summary>Deletes a backup for ever; one that is gone counts as deleted.</summary>
    public async Task DeleteAsync(StoredBackup backup, CancellationToken cancellationToken)
    {
        var request = new DeleteBackupRequest { BackupArn = backup.Arn };
        try
        {
            await retry.RunAsync(t => dynamoDb.DeleteBackupAsync(request, t), cancellationToken);
        }
        catch (BackupNotFoundException)
        {
            // another run deleted it
        }
    }

    private static DateTimeOffset Utc(DateTime? time) => new(time!.Value.ToUniversalTime());
}
