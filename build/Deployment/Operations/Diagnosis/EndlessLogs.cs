using AiChef.Deployment.Aws;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Log groups that keep their events for ever.</summary>
/// <param name="logs">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="groups">The log groups, each once.</param>
public sealed class EndlessLogs(IAmazonCloudWatchLogs logs, AwsRetry retry, IReadOnlyList<string> groups)
    : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => "retention of logs";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(groups.Select(group => OfAsync(group, cancellationToken)));
        return [.. found.OfType<Trouble>()];
    }

    private async Task<Trouble?> OfAsync(string name, CancellationToken cancellationToken)
    {
        // of groups with the same beginning, that of the name itself is the first
        var request = new DescribeLogGroupsRequest { LogGroupNamePrefix = name, Limit = 1 };
        var page = await retry.RunAsync(t => logs.DescribeLogGroupsAsync(request, t), cancellationToken);
        var group = page.LogGroups?.Find(each => each.LogGroupName == name);
        return group is null || group.RetentionInDays > 0
            ? null
            : new Trouble(TroubleKind.LogWithoutRetention, $"log group {name}", "it keeps its events for ever")
            {
                AwsCommand = $"logs put-retention-policy --log-group-name {name} --retention-in-days 14",
            };
    }
}
