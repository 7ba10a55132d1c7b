using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Points that consist of health checks.</summary>
public sealed class HealthPointTests
{
    [Fact]
    public async Task A_table_that_is_gone_is_no_reachable_database()
    {
        await using var cloud = await BackedUpTable.StartAsync(items: 0);
        HealthPoint Of(params string[] tables) =>
            new(
                "Database reachable",
                [.. tables.Select(name => new TableHealth(cloud.Clients.DynamoDb, Checked.RetryOf(cloud), name))],
                cloud.Clock
            );

        var there = await Checked.LookAsync(cloud, Of("dishes"));
        var gone = await Checked.LookAsync(cloud, Of("dishes", "gone"));

        there.State.ShouldBe(HealthState.Healthy, there.Summary);
        there.Summary.ShouldBe("1 checks passed");
        gone.State.ShouldBe(HealthState.Unhealthy);
        gone.Summary.ShouldBe("table gone: the table does not exist");
        gone.Evidence!.Rows.Select(static row => row[1]).ShouldBe(["healthy", "unhealthy"]);
    }
}
