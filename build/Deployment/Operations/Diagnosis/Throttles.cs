using AiChef.Deployment.Aws;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Requests that were turned away because there were too many.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="metrics">The metrics that count them.</param>
/// <param name="from">From when they count.</param>
/// <param name="to">Until when.</param>
public sealed class Throttles(
    IAmazonCloudWatch cloudWatch,
    AwsRetry retry,
    IReadOnlyList<ThrottledMetric> metrics,
    DateTimeOffset from,
    DateTimeOffset to
) : ITroubleSearch
{
    /// <summary>How many metrics one request may ask for.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html</remarks>
    private const int InARequest = 500;

    /// <inheritdoc/>
    public string Subject => "throttles";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var found = new List<Trouble>();
        foreach (var part in metrics.Chunk(InARequest))
        {
            var sums = await SumsAsync(part, cancellationToken);
            found.AddRange(
                part.Select((metric, index) => (metric, Sum: sums.GetValueOrDefault(Id(index))))
                    .Where(static each => each.Sum > 0)
                    .Select(each => new Trouble(
                        TroubleKind.Throttle,
                        each.metric.What,
                        FormattableString.Invariant(
                            $"{each.metric.Name}: {each.Sum:0} in the last {(to - from).TotalMinutes:0} minutes"
                        )
                    )
                    {
                        Command = "HealthCheck",
                        AwsCommand =
                            "service-quotas list-service-quotas --service-code "
                            + each.metric.Namespace.Split('/')[1].ToLowerInvariant(),
                    })
            );
        }
        return found;
    }

    private async Task<Dictionary<string, double>> SumsAsync(
        ThrottledMetric[] part,
        CancellationToken cancellationToken
    )
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        var request = new GetMetricDataRequest
        {
            StartTime = from.UtcDateTime,
            EndTime = to.UtcDateTime,
            MetricDataQueries = [.. part.Select(Query)],
        };
        do
        {
            var page = await retry.RunAsync(t => cloudWatch.GetMetricDataAsync(request, t), cancellationToken);
            foreach (var result in page.MetricDataResults ?? [])
            {
                sums[result.Id] = sums.GetValueOrDefault(result.Id) + (result.Values ?? []).Sum();
            }
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
        return sums;
    }

    private static MetricDataQuery Query(ThrottledMetric metric, int index) =>
        new()
        {
            Id = Id(index),
            MetricStat = new MetricStat
            {
                Metric = new Metric
                {
                    Namespace = metric.Namespace,
                    MetricName = metric.Name,
                    Dimensions = [new Dimension { Name = metric.Dimension, Value = metric.Value }],
                },
                Period = 300,
                Stat = "Sum",
            },
        };

    private static string Id(int index) => FormattableString.Invariant($"m{index}");
}
