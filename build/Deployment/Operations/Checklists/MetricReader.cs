using AiChef.Deployment.Aws;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Reads statistics of metrics over hours and days.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class MetricReader(IAmazonCloudWatch cloudWatch, AwsRetry retry)
{
    /// <summary>How many metrics one request may ask for.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html</remarks>
    private const int InARequest = 500;

    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    /// <summary>
    /// Each statistic over a period: of sums the total, of maximums the greatest, of percentiles and averages that of
    /// the worst day; null where there is no data.
    /// </summary>
    public async Task<IReadOnlyList<double?>> ReadAsync(
        IReadOnlyList<MetricQuery> queries,
        ChecklistPeriod period,
        CancellationToken cancellationToken
    )
    {
        var values = new List<double?>();
        foreach (var part in queries.Chunk(InARequest))
        {
            values.AddRange(await ReadPartAsync(part, period, cancellationToken));
        }
        return values;
    }

    private async Task<IEnumerable<double?>> ReadPartAsync(
        MetricQuery[] part,
        ChecklistPeriod period,
        CancellationToken cancellationToken
    )
    {
        var found = part.Select(static _ => new List<double>()).ToArray();
        var request = new GetMetricDataRequest
        {
            StartTime = period.From.UtcDateTime,
            EndTime = period.To.UtcDateTime,
            MetricDataQueries = [.. part.Select(Query)],
        };
        do
        {
            var page = await retry.RunAsync(t => cloudWatch.GetMetricDataAsync(request, t), cancellationToken);
            foreach (var result in page.MetricDataResults ?? [])
            {
                found[Index(result.Id)].AddRange(result.Values ?? []);
            }
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
        return part.Select(
            (query, index) =>
                found[index].Count == 0 ? (double?)null
                : query is { IsSum: true, IsBusiestHour: false } ? found[index].Sum()
                : found[index].Max()
        );
    }

    /// <summary>Sums come by the hour, on which the period begins; a percentile is one of a day's requests.</summary>
    private static MetricDataQuery Query(MetricQuery query, int index) =>
        new()
        {
            Id = FormattableString.Invariant($"m{index}"),
            MetricStat = new MetricStat
            {
                Metric = new Metric
                {
                    Namespace = query.Namespace,
                    MetricName = query.Name,
                    Dimensions =
                    [
                        .. query.Dimensions.Select(static each => new Dimension
                        {
                            Name = each.Name,
                            Value = each.Value,
                        }),
                    ],
                },
                Period = query.IsSum || query.Statistic == MetricQuery.Maximum ? Hour : Day,
                Stat = query.Statistic,
            },
        };

    private static int Index(string id) => int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
