using AiChef.Deployment.Environments;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>How fast requests are answered.</summary>
public sealed class ResponseTimesTests
{
    [Theory]
    [InlineData(200, HealthState.Healthy, "API kitchen-api: p95 of 200 ms is within the objective of 1,000 ms")]
    [InlineData(1500, HealthState.Unhealthy, "API kitchen-api: p95 of 1,500 ms is over the objective of 1,000 ms")]
    [InlineData(0, HealthState.Noted, "no request to an API in 24 hours")]
    public async Task Response_times_are_measured_against_the_objective(
        int milliseconds,
        HealthState expected,
        string summary
    )
    {
        await using var cloud = await DeployerFixture.StartAsync();
        if (milliseconds > 0)
        {
            Checked.PlantApi(cloud, "Latency", milliseconds);
        }
        Checked.PlantFunction(cloud, "Duration", 40);

        var found = await Checked.LookAsync(
            cloud,
            new ResponseTimes(
                Checked.Metrics(cloud),
                new() { Functions = ["cook"], Apis = [Checked.Api] },
                Checked.Period(cloud),
                new ServiceObjectives(99, 1000)
            )
        );

        found.State.ShouldBe(expected, found.Summary);
        found.Summary.ShouldBe(summary);
        found.Evidence!.Rows[1].ShouldBe(["function cook", "40 ms", "40 ms", "40 ms"]);
    }
}
