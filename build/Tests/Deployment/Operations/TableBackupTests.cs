using AiChef.Deployment.Operations.Backups;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Tables are backed up, and old backups deleted.</summary>
public sealed class TableBackupTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Only_own_backups_older_than_thirty_days_are_old_and_the_last_one_never_is()
    {
        StoredBackup Of(int days, string? name = null, bool isAvailable = true) =>
            new(
                "dishes",
                name ?? BackupName.OfBackup("dishes", Now.AddDays(-days)),
                $"arn-{days}",
                Now.AddDays(-days),
                1,
                isAvailable
            );

        BackupRetention
            .Old([Of(1), Of(30), Of(31), Of(40), Of(50, "before-the-party"), Of(60, isAvailable: false)], Now)
            .Select(each => each.Arn)
            .ShouldBe(["arn-40", "arn-31"]);
        BackupRetention.Old([Of(31), Of(40)], Now).Select(each => each.Arn).ShouldBe(["arn-40"]);
        BackupRetention.Old([Of(40)], Now).ShouldBeEmpty();
        BackupRetention.Old([Of(40), Of(1, isAvailable: false)], Now).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_is_made_awaited_listed_and_deleted()
    {
        await using var cloud = await BackedUpTable.StartAsync(items: 3, TimeSpan.FromSeconds(20));
        var backups = new TableBackups(cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock), cloud.Clock);

        var made = await BackedUpTable.RunAsync(cloud, token => backups.CreateAsync("dishes", token));
        var listed = await BackedUpTable.RunAsync(cloud, token => backups.ListAsync("dishes", token));
        await BackedUpTable.RunAsync(
            cloud,
            async token =>
            {
                await backups.DeleteAsync(made, token);
                await backups.DeleteAsync(made, token);
                return 0;
            }
        );

        listed.ShouldHaveSingleItem().ShouldBe(made);
        (made.IsAvailable, BackupName.OfBackup("dishes", made.Created)).ShouldBe((true, made.Name));
        (await BackedUpTable.RunAsync(cloud, token => backups.ListAsync("dishes", token))).ShouldBeEmpty();
    }
}
