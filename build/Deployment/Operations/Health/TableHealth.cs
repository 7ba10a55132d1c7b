using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether a table takes requests.</summary>
/// <param name="dynamoDb">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="table">The table's name.</param>
public sealed class TableHealth(IAmazonDynamoDB dynamoDb, AwsRetry retry, string table) : IHealthCheck
{
    /// <inheritdoc/>
    public string Part => $"table {table}";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeTableRequest { TableName = table };
        try
        {
            var it = (await retry.RunAsync(t => dynamoDb.DescribeTableAsync(request, t), cancellationToken)).Table;
            // a table in UPDATING takes requests as well
            return it.TableStatus == TableStatus.ACTIVE || it.TableStatus == TableStatus.UPDATING
                ? HealthFinding.Healthy(Part, $"{it.TableStatus}, about {it.ItemCount} items")
                : HealthFinding.Unhealthy(Part, $"the table is in {it.TableStatus}");
        }
        catch (ResourceNotFoundException)
        {
            return HealthFinding.Unhealthy(Part, "the table does not exist");
        }
    }
}
