using AiChef.Deployment.Aws;
using AiChef.Deployment.Operations.Checklists;
using AiChef.LocalCloud.CloudWatch;
using AiChef.Tests.Deployment.CloudFormation;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Goes through points of a checklist, and plants the metrics that they read.</summary>
internal static class Checked
{
    internal static readonly WatchedApi Api = new("kitchen-api", "live");

    internal static AwsRetry RetryOf(DeployerFixture cloud) => cloud.Clients.Retry(cloud.Clock);

    internal static MetricReader Metrics(DeployerFixture cloud) => new(cloud.Clients.CloudWatch, RetryOf(cloud));

    /// <summary>A period that ends after all that was planted now.</summary>
    internal static ChecklistPeriod Period(DeployerFixture cloud, ChecklistRhythm rhythm = ChecklistRhythm.Daily) =>
        ChecklistPeriod.Of(rhythm, cloud.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

    internal static async Task<ChecklistFinding> LookAsync(DeployerFixture cloud, IChecklistPoint point) =>
        (
            await cloud.Clock.RunAsync(
                () => new ChecklistRound([point], cloud.Clock).LookAsync(CancellationToken.None),
                "the point"
            )
        ).Single();

    internal static void Plant(DeployerFixture cloud, MetricQuery metric, double value, TimeSpan ago = default) =>
        cloud
            .Host.Cloud.Get<CloudWatchState>()
            .Record(
                KitchenTroubles.ScopeOf(cloud),
                new MetricName(
                    metric.Namespace,
                    metric.Name,
                    [.. metric.Dimensions.Select(static each => new Dimension(each.Name, each.Value))]
                ),
                value,
                "Count",
                cloud.Clock.GetUtcNow() - ago
            );

    internal static void PlantApi(DeployerFixture cloud, string metric, double value, TimeSpan ago = default) =>
        Plant(cloud, MetricQuery.OfApi(Api, metric, MetricQuery.Sum), value, ago);

    internal static void PlantFunction(DeployerFixture cloud, string metric, double value, TimeSpan ago = default) =>
        Plant(cloud, MetricQuery.OfFunction("cook", metric, MetricQuery.Sum), value, ago);
}
