using AiChef.Deployment.Operations.Backups;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Backups on demand.</summary>
public sealed class BackupAgeTests
{
    [Fact]
    public async Task A_backup_on_demand_must_be_there_and_not_be_old()
    {
        await using var cloud = await BackedUpTable.StartAsync(items: 0);
        var backups = new TableBackups(cloud.Clients.DynamoDb, Checked.RetryOf(cloud), cloud.Clock);
        var point = new HealthPoint("Backups", [new BackupAge(backups, "dishes", cloud.Clock)], cloud.Clock);

        var none = await Checked.LookAsync(cloud, point);
        await BackedUpTable.RunAsync(cloud, token => backups.CreateAsync("dishes", token));
        var fresh = await Checked.LookAsync(cloud, point);
        cloud.Clock.Advance(TimeSpan.FromDays(9));
        var old = await Checked.LookAsync(cloud, point);

        (none.State, none.Command).ShouldBe((HealthState.Unhealthy, "Backup"));
        none.Summary.ShouldBe("backup on demand of dishes: there is none");
        fresh.State.ShouldBe(HealthState.Healthy, fresh.Summary);
        old.State.ShouldBe(HealthState.Unhealthy);
        old.Summary.ShouldEndWith(" is the newest, 9 days old");
    }
}
