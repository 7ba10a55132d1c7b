using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Logs;
using AiChef.Tests.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Functions near their limits are named.</summary>
public sealed class FunctionLimitTests
{
    [Fact]
    public async Task Functions_near_their_memory_and_their_time_are_named()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var cloud = releaser.Cloud;
        var source = new LogSource(ReleaserFixture.Name, $"/aws/lambda/{ReleaserFixture.Name}");
        KitchenTroubles.Make(cloud, source);
        KitchenTroubles.Write(
            cloud,
            "REPORT RequestId: 1\tDuration: 2700.00 ms\tBilled Duration: 2700 ms\tMemory Size: 512 MB\t"
                + "Max Memory Used: 100 MB",
            source
        );
        KitchenTroubles.Write(
            cloud,
            """
            {"time":"t","type":"platform.report","record":{"metrics":{"durationMs":3.5,"memorySizeMB":512,"maxMemoryUsedMB":500}}}
            """,
            source
        );
        KitchenTroubles.Write(cloud, "{\"type\":\"platform.report\",\"record\":1}", source);
        var reports = new FunctionReports(KitchenTroubles.Reader(cloud), [source], KitchenTroubles.From(cloud));

        var found = await KitchenTroubles.SearchAsync(
            cloud,
            new FunctionMemory(reports),
            new FunctionTimeouts(cloud.Clients.Lambda, cloud.Clients.Retry(cloud.Clock), reports)
        );

        found
            .Select(each => (each.Kind, each.Where, each.Evidence))
            .ShouldBe([
                (TroubleKind.NearMemory, $"function {ReleaserFixture.Name}", "a call used 500 of 512 MB"),
                (TroubleKind.NearTimeout, $"function {ReleaserFixture.Name}", "a call took 2.7 of 3 s"),
            ]);
    }
}
