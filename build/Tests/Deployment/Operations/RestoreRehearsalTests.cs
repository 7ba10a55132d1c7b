using AiChef.Deployment;
using AiChef.Deployment.Operations.Backups;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>A restore is rehearsed.</summary>
public sealed class RestoreRehearsalTests
{
    [Fact]
    public async Task A_rehearsal_compares_tells_the_times_and_leaves_nothing()
    {
        await using var cloud = await BackedUpTable.StartAsync(items: 300, TimeSpan.FromSeconds(20));

        var result = await BackedUpTable.RehearseAsync(cloud);

        result.Difference.ShouldBe(new TableDifference(300, 300, 100, 0));
        (result.Difference.IsEqual, result.Difference.IsAcceptable).ShouldBe((true, true));
        result.RecoveryTime.TotalSeconds.ShouldBeInRange(20, 30);
        (await cloud.Clients.DynamoDb.ListTablesAsync()).TableNames.ShouldBe(["dishes"]);
    }

    [Fact]
    public async Task A_table_without_recovery_cannot_be_rehearsed()
    {
        await using var cloud = await BackedUpTable.StartAsync(items: 0);
        await cloud.Clients.DynamoDb.UpdateContinuousBackupsAsync(
            new()
            {
                TableName = "dishes",
                PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = false },
            }
        );

        (await Should.ThrowAsync<DeploymentException>(() => BackedUpTable.RehearseAsync(cloud))).Message.ShouldBe(
            "dishes cannot be restored: point-in-time recovery is off"
        );
    }
}
