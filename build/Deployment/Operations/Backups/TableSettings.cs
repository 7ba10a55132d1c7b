using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>
/// Gives a restored table what AWS does not restore: tags, time to live, recovery and protection as its source has
/// them.
/// </summary>
/// <param name="dynamoDb">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Restore.Tutorial.html</remarks>
public sealed class TableSettings(IAmazonDynamoDB dynamoDb, AwsRetry retry)
{
    private const string OfAws = "aws:";

    /// <summary>Copies them. Safe to repeat.</summary>
    /// <returns>What was copied, in words.</returns>
    public async Task<IReadOnlyList<string>> CopyAsync(
        string source,
        string target,
        CancellationToken cancellationToken
    )
    {
        var done = new List<string>();
        var from = await TableAsync(source, cancellationToken);
        var to = await TableAsync(target, cancellationToken);
        if (await CopyTagsAsync(from.TableArn, to.TableArn, cancellationToken) is > 0 and var tags)
        {
            done.Add($"{tags} tags");
        }
        if (await CopyTimeToLiveAsync(source, target, cancellationToken) is { } attribute)
        {
            done.Add($"time to live by {attribute}");
        }
        if (await CopyRecoveryAsync(source, target, cancellationToken))
        {
            done.Add("point-in-time recovery");
        }
        if (from.DeletionProtectionEnabled == true)
        {
            var protect = new UpdateTableRequest { TableName = target, DeletionProtectionEnabled = true };
            await retry.RunAsync(t => dynamoDb.UpdateTableAsync(protect, t), cancellationToken);
            done.Add("protection against deletion");
        }
        return done;
    }

    private async Task<TableDescription> TableAsync(string name, CancellationToken cancellationToken)
    {
        var request = new DescribeTableRequest { TableName = name };
        return (await retry.RunAsync(t => dynamoDb.DescribeTableAsync(request, t), cancellationToken)).Table;
    }

    private async Task<int> CopyTagsAsync(string from, string to, CancellationToken cancellationToken)
    {
        var tags = new List<Tag>();
        var request = new ListTagsOfResourceRequest { ResourceArn = from };
        do
        {
            var page = await retry.RunAsync(t => dynamoDb.ListTagsOfResourceAsync(request, t), cancellationToken);
            tags.AddRange((page.Tags ?? []).Where(static tag => !tag.Key.StartsWith(OfAws, StringComparison.Ordinal)));
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
        if (tags.Count > 0)
        {
            var put = new TagResourceRequest { ResourceArn = to, Tags = tags };
            await retry.RunAsync(t => dynamoDb.TagResourceAsync(put, t), cancellationToken);
        }
        return tags.Count;
    }

    private async Task<string?> CopyTimeToLiveAsync(string from, string to, CancellationToken cancellationToken)
    {
        var attribute = await AttributeAsync(from, cancellationToken);
        if (attribute is not null && await AttributeAsync(to, cancellationToken) is null)
        {
            var put = new UpdateTimeToLiveRequest
            {
                TableName = to,
                TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = true },
            };
            await retry.RunAsync(t => dynamoDb.UpdateTimeToLiveAsync(put, t), cancellationToken);
        }
        return attribute;
    }

    private async Task<string?> AttributeAsync(string table, CancellationToken cancellationToken)
    {
        var request = new DescribeTimeToLiveRequest { TableName = table };
        var it = (
            await retry.RunAsync(t => dynamoDb.DescribeTimeToLiveAsync(request, t), cancellationToken)
        ).TimeToLiveDescription;
        return it?.TimeToLiveStatus == TimeToLiveStatus.ENABLED || it?.TimeToLiveStatus == TimeToLiveStatus.ENABLING
            ? it.AttributeName
            : null;
    }

    private async Task<bool> CopyRecoveryAsync(string from, string to, CancellationToken cancellationToken)
    {
        var request = new DescribeContinuousBackupsRequest { TableName = from };
        var it = (await retry.RunAsync(t => dynamoDb.DescribeContinuousBackupsAsync(request, t), cancellationToken))
            .ContinuousBackupsDescription
            ?.PointInTimeRecoveryDescription;
        if (it?.PointInTimeRecoveryStatus != PointInTimeRecoveryStatus.ENABLED)
        {
            return false;
        }
        var put = new UpdateContinuousBackupsRequest
        {
            TableName = to,
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification
            {
                PointInTimeRecoveryEnabled = true,
                RecoveryPeriodInDays = it.RecoveryPeriodInDays,
            },
        };
        await retry.RunAsync(t => dynamoDb.UpdateContinuousBackupsAsync(put, t), cancellationToken);
        return true;
    }
}
