using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Health;
using AiChef.Deployment.Operations.Logs;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>How much is used, and what came near a limit.</summary>
public sealed class ResourceUseTests
{
    private static readonly LogSource Log = new("cook", "/aws/lambda/cook");

    [Theory]
    [InlineData(120, 0, HealthState.Healthy, "2 resources, none near its memory and none throttled in 24 hours")]
    [InlineData(500, 0, HealthState.Unhealthy, "function cook: a call used 500 of 512 MB")]
    [InlineData(120, 3, HealthState.Unhealthy, "function cook: Throttles: 3 in the last ")]
    public async Task Use_is_shown_and_what_came_near_a_limit_is_red(
        int used,
        int throttled,
        HealthState expected,
        string summary
    )
    {
        await using var cloud = await DeployerFixture.StartAsync();
        KitchenTroubles.Make(cloud, Log);
        KitchenTroubles.Write(
            cloud,
            "REPORT RequestId: 1\tDuration: 3.00 ms\tBilled Duration: 3 ms\tMemory Size: 512 MB\t"
                + $"Max Memory Used: {used} MB",
            Log
        );
        Checked.PlantFunction(cloud, "Invocations", 1200);
        Checked.PlantFunction(cloud, "Throttles", throttled);
        Checked.PlantApi(cloud, "Count", 7);
        var period = Checked.Period(cloud);
        var reports = new FunctionReports(KitchenTroubles.Reader(cloud), [Log], KitchenTroubles.From(cloud));
        var throttles = new Throttles(
            cloud.Clients.CloudWatch,
            Checked.RetryOf(cloud),
            [ThrottledMetric.OfFunction("cook")],
            period.From,
            period.To
        );

        var found = await Checked.LookAsync(
            cloud,
            new ResourceUse(
                Checked.Metrics(cloud),
                new() { Functions = ["cook"], Apis = [Checked.Api] },
                period,
                reports,
                [new FunctionMemory(reports), throttles]
            )
        );

        found.State.ShouldBe(expected, found.Summary);
        found.Summary.ShouldStartWith(summary);
        found.Evidence!.Rows[0][1].ShouldStartWith("1,200 calls of - on average");
        found.Evidence.Rows[0][1].ShouldEndWith($"{used} of 512 MB in the last hour");
        found.Evidence.Rows[1].ShouldBe(["API kitchen-api (live)", "7 requests, - answered with 4xx, - with 5xx"]);
    }
}
