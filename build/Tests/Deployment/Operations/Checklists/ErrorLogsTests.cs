using AiChef.Deployment.Environments;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using AiChef.Deployment.Operations.Logs;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Errors that logs have.</summary>
public sealed class ErrorLogsTests
{
    private static readonly LogSource Log = new("cook", "/aws/lambda/cook");

    [Fact]
    public async Task Errors_in_logs_are_counted_by_kind_and_red_above_the_objective()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        KitchenTroubles.Make(cloud, Log);
        ErrorLogs Point(double availability) =>
            new(
                KitchenTroubles.Reader(cloud),
                Checked.Metrics(cloud),
                new() { Functions = ["cook"], Logs = [Log] },
                Checked.Period(cloud),
                new ServiceObjectives(availability, 1000)
            );
        KitchenTroubles.Write(cloud, """{"level":"Information","message":"No Error here"}""", Log);
        KitchenTroubles.Write(cloud, """{"type":"platform.report","record":{"status":"success"}}""", Log);
        KitchenTroubles.Write(cloud, """{"type":"TaskFailed","details":{"error":"Burnt"}}""", Log);
        var clean = await Checked.LookAsync(cloud, Point(99));
        KitchenTroubles.Write(cloud, """{"level":"Error","message":"order 17 burnt"}""", Log);
        KitchenTroubles.Write(cloud, """{"level":"Error","message":"order 18 burnt"}""", Log);
        KitchenTroubles.Write(cloud, "2026-01-01T00:00:00Z 1 Task timed out after 3.00 seconds", Log);
        KitchenTroubles.Write(
            cloud,
            """{"type":"ExecutionFailed","details":{"error":"Burnt","cause":"Too hot"}}""",
            Log
        );
        Checked.PlantFunction(cloud, "Invocations", 1000);

        var few = await Checked.LookAsync(cloud, Point(99));
        var many = await Checked.LookAsync(cloud, Point(99.9));

        clean.State.ShouldBe(HealthState.Healthy, clean.Summary);
        few.State.ShouldBe(HealthState.Noted, few.Summary);
        few.Summary.ShouldBe("4 errors in 1,000 calls of functions in 24 hours");
        few.Evidence!.Rows[0].ShouldBe(["2", "cook", "order 17 burnt"]);
        few.Evidence.Rows.Select(static row => row[2]).ShouldContain("ExecutionFailed: Burnt: Too hot");
        few.Evidence.Rows.Count.ShouldBe(3);
        many.State.ShouldBe(HealthState.Unhealthy, many.Summary);
        many.Summary.ShouldEndWith(", more than the 0.1 % of the objective");
        many.Command.ShouldBe("Logs --functions cook --since 24h --filter ?ERROR");
    }
}
