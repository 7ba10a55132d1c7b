using AiChef.Deployment.History;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.CloudWatch.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.History;

public sealed class DeploymentMarksTests
{
    [Fact]
    public async Task A_deployment_is_a_point_of_a_metric_of_each_stack()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var now = cloud.Clock.GetUtcNow();

        await cloud.Clock.RunAsync(
            async () =>
            {
                var marks = new DeploymentMarks(cloud.Clients.CloudWatch, cloud.Clients.Retry(cloud.Clock));
                await marks.AddAsync(["ai-chef-cook", "ai-chef-price"], now, default);
                await marks.AddAsync(["ai-chef-cook"], now, default);
            },
            "the marks"
        );

        (await CountAsync(cloud, "ai-chef-cook", now)).ShouldBe(2);
        (await CountAsync(cloud, "ai-chef-price", now)).ShouldBe(1);
    }

    private static async Task<double> CountAsync(DeployerFixture cloud, string stack, DateTimeOffset now)
    {
        var metric = new Metric
        {
            Namespace = DeploymentMarks.Namespace,
            MetricName = DeploymentMarks.Metric,
            Dimensions = [new() { Name = DeploymentMarks.Dimension, Value = stack }],
        };
        var request = new GetMetricDataRequest
        {
            StartTime = now.UtcDateTime.AddHours(-1),
            EndTime = now.UtcDateTime.AddHours(1),
            MetricDataQueries =
            [
                new()
                {
                    Id = "a",
                    MetricStat = new()
                    {
                        Metric = metric,
                        Period = 3600,
                        Stat = "Sum",
                    },
                },
            ],
        };
        var answer = await cloud.Clock.RunAsync(
            () => cloud.Clients.CloudWatch.GetMetricDataAsync(request),
            "the metric"
        );
        return answer.MetricDataResults.Single().Values.Sum();
    }
}
