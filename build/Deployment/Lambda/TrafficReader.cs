using AiChef.Deployment.Aws;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Counts the calls of versions behind an alias, by Lambda's metrics for each executed version.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html</remarks>
internal sealed class TrafficReader(IAmazonCloudWatch cloudWatch, AwsRetry retry)
{
    /// <summary>How many metrics one request may ask for.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html</remarks>
    private const int MetricsInARequest = 500;

    private const int Seconds = 60;

    private static readonly (string Metric, string Statistic)[] Asked =
    [
        ("Invocations", "Sum"),
        ("Errors", "Sum"),
        ("Duration", "p95"),
    ];

    /// <summary>The calls since a moment; metrics come about a minute late.</summary>
    internal async Task<IReadOnlyList<FunctionTraffic>> ReadAsync(
        IReadOnlyList<ReleaseCandidate> candidates,
        DateTimeOffset from,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Points lie on whole minutes. Longer periods would begin before the step.
        var start = from.UtcDateTime.AddTicks(-(from.UtcTicks % TimeSpan.TicksPerMinute));
        var queries = candidates
            .SelectMany(each => new[] { (each.Function, each.Version), (each.Function, each.Before) })
            .SelectMany(each => Asked.Select(asked => Query(each.Function, each.Item2, asked)))
            .ToList();
        for (var index = 0; index < queries.Count; index++)
        {
            queries[index].Id = $"q{index}";
        }
        var values = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var part in queries.Chunk(MetricsInARequest))
        {
            await AddAsync(values, part, start, now.UtcDateTime.AddMinutes(1), cancellationToken);
        }
        return
        [
            .. candidates.Select(
                (each, index) =>
                    new FunctionTraffic(
                        each.Function,
                        Of(each.Version, values, 2 * index),
                        Of(each.Before, values, (2 * index) + 1)
                    )
            ),
        ];
    }

    private async Task AddAsync(
        Dictionary<string, List<double>> values,
        MetricDataQuery[] queries,
        DateTime start,
        DateTime end,
        CancellationToken cancellationToken
    )
    {
        var request = new GetMetricDataRequest
        {
            MetricDataQueries = [.. queries],
            StartTime = start,
            EndTime = end,
        };
        do
        {
            var page = await retry.RunAsync(t => cloudWatch.GetMetricDataAsync(request, t), cancellationToken);
            foreach (var result in page.MetricDataResults ?? [])
            {
                if (!values.TryGetValue(result.Id, out var known))
                {
                    values[result.Id] = known = [];
                }
                known.AddRange(result.Values ?? []);
            }
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
    }

    private static VersionTraffic Of(string version, Dictionary<string, List<double>> values, int index)
    {
        var slowest = Values(2);
        return new(
            version,
            (long)Values(0).Sum(),
            (long)Values(1).Sum(),
            slowest.Count == 0 ? null : TimeSpan.FromMilliseconds(slowest.Max())
        );

        List<double> Values(int asked) => values.GetValueOrDefault($"q{(index * Asked.Length) + asked}") ?? [];
    }

    private static MetricDataQuery Query(string function, string version, (string Metric, string Statistic) asked) =>
        new()
        {
            MetricStat = new MetricStat
            {
                Metric = new Metric
                {
                    Namespace = "AWS/Lambda",
                    MetricName = asked.Metric,
                    Dimensions =
                    [
                        new Dimension { Name = "FunctionName", Value = function },
                        new Dimension { Name = "Resource", Value = $"{function}:{FunctionAliases.Live}" },
                        new Dimension { Name = "ExecutedVersion", Value = version },
                    ],
                },
                Period = Seconds,
                Stat = asked.Statistic,
            },
        };
}
