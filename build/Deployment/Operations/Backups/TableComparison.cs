using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>Compares a restored table with its source: how many items there are, and samples of them.</summary>
/// <param name="dynamoDb">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class TableComparison(IAmazonDynamoDB dynamoDb, AwsRetry retry)
{
    /// <summary>How many items are compared with those of the source.</summary>
    public const int Samples = 100;

    private const int AtATime = 8;

    /// <summary>Compares. Reads both tables in full.</summary>
    public async Task<TableDifference> CompareAsync(string source, string target, CancellationToken cancellationToken)
    {
        var counts = await Task.WhenAll(CountAsync(source, cancellationToken), CountAsync(target, cancellationToken));
        var samples = await SamplesAsync(target, counts[1], cancellationToken);
        var keys = await KeysAsync(source, cancellationToken);
        var different = 0;
        await Parallel.ForEachAsync(
            samples,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (item, token) =>
            {
                var request = new GetItemRequest
                {
                    TableName = source,
                    Key = keys.ToDictionary(key => key, key => item[key]),
                    ConsistentRead = true,
                };
                var there = (await retry.RunAsync(t => dynamoDb.GetItemAsync(request, t), token)).Item;
                if (there is not { Count: > 0 } || !ItemEquality.AreEqual(item, there))
                {
                    Interlocked.Increment(ref different);
                }
            }
        );
        return new TableDifference(counts[0], counts[1], samples.Count, different);
    }

    private async Task<long> CountAsync(string table, CancellationToken cancellationToken)
    {
        long count = 0;
        var request = new ScanRequest
        {
            TableName = table,
            Select = Select.COUNT,
            ConsistentRead = true,
        };
        do
        {
            var page = await retry.RunAsync(t => dynamoDb.ScanAsync(request, t), cancellationToken);
            count += page.Count ?? 0;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 });
        return count;
    }

    /// <summary>Items of the whole table, in equal distances.</summary>
    private async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> SamplesAsync(
        string table,
        long count,
        CancellationToken cancellationToken
    )
    {
        var step = Math.Max(1, count / Samples);
        var samples = new List<Dictionary<string, AttributeValue>>();
        long at = 0;
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await retry.RunAsync(t => dynamoDb.ScanAsync(request, t), cancellationToken);
            foreach (var item in page.Items ?? [])
            {
                if (at++ % step == 0 && samples.Count < Samples)
                {
                    samples.Add(item);
                }
            }
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 } && samples.Count < Samples);
        return samples;
    }

    private async Task<IReadOnlyList<string>> KeysAsync(string table, CancellationToken cancellationToken)
    {
        var request = new DescribeTableRequest { TableName = table };
        var described = await retry.RunAsync(t => dynamoDb.DescribeTableAsync(request, t), cancellationToken);
        return [.. described.Table.KeySchema.Select(static key => key.AttributeName)];
    }
}
