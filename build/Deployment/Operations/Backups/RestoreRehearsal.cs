using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>Restores a table beside itself, compares both, and deletes what it made.</summary>
/// <param name="dynamoDb">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock.</param>
public sealed class RestoreRehearsal(IAmazonDynamoDB dynamoDb, AwsRetry retry, TimeProvider time)
{
    private static readonly TimeSpan CleanUp = TimeSpan.FromSeconds(30);

    private readonly TableRestorer _restorer = new(dynamoDb, retry, time);

    /// <summary>Rehearses the restore of a table. Changes nothing of it. Safe to repeat.</summary>
    /// <exception cref="DeploymentException">The table cannot be restored.</exception>
    public async Task<Rehearsal> RunAsync(string table, CancellationToken cancellationToken)
    {
        var window =
            await _restorer.WindowAsync(table, cancellationToken)
            ?? throw new DeploymentException(
                FailureKind.Failed,
                $"{table} cannot be restored: point-in-time recovery is off"
            );
        var started = time.GetTimestamp();
        var now = time.GetUtcNow();
        var target = BackupName.OfRehearsal(table, now);
        try
        {
            await _restorer.ToPointInTimeAsync(table, target, null, cancellationToken);
            var difference = await new TableComparison(dynamoDb, retry).CompareAsync(table, target, cancellationToken);
            var point = now - window.Latest;
            return new Rehearsal(
                table,
                time.GetElapsedTime(started),
                point > TimeSpan.Zero ? point : TimeSpan.Zero,
                difference
            );
        }
        finally
        {
            // also after a cancellation, but not for ever
            using var limit = new CancellationTokenSource(CleanUp, time);
            await _restorer.DeleteAsync(target, limit.Token);
        }
    }
}
