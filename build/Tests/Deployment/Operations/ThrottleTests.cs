using AiChef.Deployment.Operations.Diagnosis;
using AiChef.LocalCloud.CloudWatch;
using AiChef.Tests.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Throttles are named, and alarms that nobody would hear.</summary>
public sealed class ThrottleTests
{
    [Fact]
    public async Task Throttles_and_alarms_without_action_are_named()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var cloud = releaser.Cloud;
        var retry = cloud.Clients.Retry(cloud.Clock);
        Throttles Of(string function) =>
            new(
                cloud.Clients.CloudWatch,
                retry,
                [ThrottledMetric.OfFunction(function), .. ThrottledMetric.OfTable("dishes")],
                KitchenTroubles.From(cloud),
                cloud.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)
            );
        cloud
            .Host.Cloud.Get<CloudWatchState>()
            .Record(
                KitchenTroubles.ScopeOf(cloud),
                new MetricName("AWS/Lambda", "Throttles", [new("FunctionName", "cook")]),
                4,
                "Count"
            );

        var found = await KitchenTroubles.SearchAsync(
            cloud,
            Of("cook"),
            Of("other"),
            new QuietAlarms(cloud.Clients.CloudWatch, retry, [$"{ReleaserFixture.Name}-errors"])
        );

        found[0].Kind.ShouldBe(TroubleKind.Throttle);
        (found[0].Where, found[0].Evidence).ShouldBe(("function cook", "Throttles: 4 in the last 61 minutes"));
        found.Skip(1).ShouldHaveSingleItem().Kind.ShouldBe(TroubleKind.AlarmWithoutAction);
    }
}
