using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether a table can be restored to a time that is not long ago.</summary>
/// <param name="dynamoDb">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="table">The table's name.</param>
/// <param name="time">The clock by which the latest time is old.</param>
public sealed class BackupHealth(IAmazonDynamoDB dynamoDb, AwsRetry retry, string table, TimeProvider time)
    : IHealthCheck
{
    /// <summary>How old the latest time may be. It is typically five minutes before now.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
    /// </remarks>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public string Part => $"backup of {table}";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeContinuousBackupsRequest { TableName = table };
        try
        {
            var it = (await retry.RunAsync(t => dynamoDb.DescribeContinuousBackupsAsync(request, t), cancellationToken))
                .ContinuousBackupsDescription
                ?.PointInTimeRecoveryDescription;
            return it?.PointInTimeRecoveryStatus == PointInTimeRecoveryStatus.ENABLED
                ? Judge(it.LatestRestorableDateTime)
                : HealthFinding.Unhealthy(Part, "point-in-time recovery is off");
        }
        catch (TableNotFoundException)
        {
            return HealthFinding.Unhealthy(Part, "the table does not exist");
        }
    }

    private HealthFinding Judge(DateTime? latest)
    {
        if (latest is null)
        {
            return HealthFinding.Noted(Part, "point-in-time recovery is on and has no time to restore to yet");
        }
        var utc = latest.Value.ToUniversalTime();
        var detail = FormattableString.Invariant($"can be restored to {utc:yyyy-MM-dd HH:mm:ss} UTC");
        return time.GetUtcNow() - new DateTimeOffset(utc) > Oldest
            ? HealthFinding.Unhealthy(Part, $"{detail} at the latest, more than {Oldest.TotalMinutes} minutes ago")
            : HealthFinding.Healthy(Part, detail);
    }
}
