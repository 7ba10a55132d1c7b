using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>Restores a table into a new one.</summary>
/// <param name="dynamoDb">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of the waits.</param>
public sealed class TableRestorer(IAmazonDynamoDB dynamoDb, AwsRetry retry, TimeProvider time)
{
    /// <summary>How long a restore may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(6);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The times to which a table can be restored; null if its recovery is off.</summary>
    /// <exception cref="DeploymentException">The table does not exist.</exception>
    public async Task<(DateTimeOffset Earliest, DateTimeOffset Latest)?> WindowAsync(
        string table,
        CancellationToken cancellationToken
    )
    {
        var request = new DescribeContinuousBackupsRequest { TableName = table };
        try
        {
            var it = (await retry.RunAsync(t => dynamoDb.DescribeContinuousBackupsAsync(request, t), cancellationToken))
                .ContinuousBackupsDescription
                ?.PointInTimeRecoveryDescription;
            return it is { EarliestRestorableDateTime: { } earliest, LatestRestorableDateTime: { } latest }
                ? (new(earliest.ToUniversalTime()), new(latest.ToUniversalTime()))
                : null;
        }
        catch (TableNotFoundException)
        {
            throw DeploymentException.Configuration($"there is no table {table}");
        }
    }

    /// <summary>Restores to a point in time and waits until the new table takes requests.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">The name of the new table, which does not exist.</param>
    /// <param name="pointInTime">The time; null for the latest.</param>
    /// <param name="cancellationToken">Cancels the wait; AWS goes on.</param>
    /// <exception cref="DeploymentException">AWS refuses it, or it takes too long.</exception>
    public async Task ToPointInTimeAsync(
        string table,
        string target,
        DateTimeOffset? pointInTime,
        CancellationToken cancellationToken
    )
    {
        var request = new RestoreTableToPointInTimeRequest
        {
            SourceTableName = table,
            TargetTableName = target,
            UseLatestRestorableTime = pointInTime is null ? true : null,
            RestoreDateTime = pointInTime?.UtcDateTime,
        };
        await StartAsync(t => dynamoDb.RestoreTableToPointInTimeAsync(request, t), target, cancellationToken);
    }

    /// <summary>Restores a backup and waits until the new table takes requests.</summary>
    /// <exception cref="DeploymentException">AWS refuses it, or it takes too long.</exception>
    public async Task FromBackupAsync(StoredBackup backup, string target, CancellationToken cancellationToken)
    {
        var request = new RestoreTableFromBackupRequest { BackupArn = backup.Arn, TargetTableName = target };
        await StartAsync(t => dynamoDb.RestoreTableFromBackupAsync(request, t), target, cancellationToken);
    }

    /// <summary>Deletes a table that a rehearsal made; one that is gone counts as deleted.</summary>
    public async Task DeleteAsync(string target, CancellationToken cancellationToken)
    {
        var request = new DeleteTableRequest { TableName = target };
        try
        {
            await retry.RunAsync(t => dynamoDb.DeleteTableAsync(request, t), cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            // the restore was refused
        }
        catch (ResourceInUseException e)
        {
            throw new DeploymentException(
                FailureKind.StillRunning,
                $"{target} is still being restored and must be deleted when that is done",
                innerException: e
            )
            {
                Next = $"aws dynamodb delete-table --table-name {target}",
            };
        }
    }

    private async Task StartAsync<T>(
        Func<CancellationToken, Task<T>> start,
        string target,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await retry.RunAsync(start, cancellationToken);
        }
        catch (AmazonDynamoDBException e) when (!AwsErrors.IsAccessDenied(e))
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"{target} cannot be restored: {e.Message}",
                innerException: e
            );
        }
        var started = time.GetTimestamp();
        var look = new DescribeTableRequest { TableName = target };
        while (
            (await retry.RunAsync(t => dynamoDb.DescribeTableAsync(look, t), cancellationToken)).Table.TableStatus
            != TableStatus.ACTIVE
        )
        {
            if (time.GetElapsedTime(started) > Limit)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"AWS still restores {target} after {Limit.TotalHours} hours"
                );
            }
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
