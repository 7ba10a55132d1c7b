using AiChef.Deployment.Aws;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;

namespace AiChef.Deployment.Operations.Logs;

/// <summary>Reads log groups.</summary>
/// <param name="logs">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class LogReader(IAmazonCloudWatchLogs logs, AwsRetry retry)
{
    /// <summary>The events of several log groups, in the order of time.</summary>
    /// <param name="sources">The log groups; one that does not exist has no events.</param>
    /// <param name="from">The time of the first event.</param>
    /// <param name="to">The time after the last event; null for no limit.</param>
    /// <param name="filter">The filter pattern of CloudWatch Logs; null for all events.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DeploymentException">The filter pattern is not valid.</exception>
    public async Task<IReadOnlyList<LogLine>> ReadAsync(
        IEnumerable<LogSource> sources,
        DateTimeOffset from,
        DateTimeOffset? to,
        string? filter,
        CancellationToken cancellationToken
    )
    {
        var all = await Task.WhenAll(sources.Select(source => ReadAsync(source, from, to, filter, cancellationToken)));
        return [.. all.SelectMany(static lines => lines).OrderBy(static line => line.Time)];
    }

    private async Task<List<LogLine>> ReadAsync(
        LogSource source,
        DateTimeOffset from,
        DateTimeOffset? to,
        string? filter,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<LogLine>();
        var request = new FilterLogEventsRequest
        {
            LogGroupName = source.Group,
            StartTime = from.ToUnixTimeMilliseconds(),
            EndTime = to?.ToUnixTimeMilliseconds(),
            FilterPattern = filter,
        };
        try
        {
            do
            {
                // a page may be empty although there are more
                var page = await retry.RunAsync(t => logs.FilterLogEventsAsync(request, t), cancellationToken);
                lines.AddRange((page.Events ?? []).Select(each => LineOf(source, each)));
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
        }
        catch (ResourceNotFoundException)
        {
            return [];
        }
        catch (InvalidParameterException e) when (filter is not null)
        {
            throw DeploymentException.Configuration($"--filter: AWS refused the pattern: {e.Message}", e);
        }
        return lines;
    }

    private static LogLine LineOf(LogSource source, FilteredLogEvent found) =>
        new(
            source,
            found.EventId,
            DateTimeOffset.FromUnixTimeMilliseconds(found.Timestamp!.Value),
            found.Message.TrimEnd('\r', '\n')
        );
}
