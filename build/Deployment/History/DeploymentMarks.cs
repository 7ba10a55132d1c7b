using AiChef.Deployment.Aws;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.History;

/// <summary>
/// Marks deployments as a metric, so that a dashboard draws them beside what the services do: nothing has to be changed
/// there for it.
/// </summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="retry">Repeats calls.</param>
public sealed class DeploymentMarks(IAmazonCloudWatch cloudWatch, AwsRetry retry)
{
    /// <summary>The namespace of the metric.</summary>
    public const string Namespace = "AiChef/Delivery";

    /// <summary>The metric: how often a stack, or the code of its function, was deployed.</summary>
    public const string Metric = "Deployments";

    /// <summary>The dimension with the name of the stack.</summary>
    public const string Dimension = "Stack";

    /// <summary>Counts one deployment of each stack.</summary>
    public Task AddAsync(IEnumerable<string> stacks, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var request = new PutMetricDataRequest
        {
            Namespace = Namespace,
            MetricData =
            [
                .. stacks.Select(stack => new MetricDatum
                {
                    MetricName = Metric,
                    Dimensions = [new() { Name = Dimension, Value = stack }],
                    Timestamp = time.UtcDateTime,
                    Unit = StandardUnit.Count,
                    Value = 1,
                }),
            ],
        };
        return retry.RunAsync(token => cloudWatch.PutMetricDataAsync(request, token), cancellationToken);
    }
}
