using AiChef.Deployment.Operations.Backups;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Tables are restored with their settings, and compared.</summary>
public sealed class TableRestoreTests
{
    [Fact]
    public async Task A_restored_table_gets_the_settings_that_AWS_does_not_restore()
    {
        await using var cloud = await BackedUpTable.StartAsync(items: 2);
        var (client, retry) = (cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock));
        var restorer = new TableRestorer(client, retry, cloud.Clock);
        await BackedUpTable.RunAsync(
            cloud,
            async token =>
            {
                await restorer.ToPointInTimeAsync("dishes", "dishes-restored", null, token);
                return 0;
            }
        );

        var copied = await BackedUpTable.RunAsync(
            cloud,
            token => new TableSettings(client, retry).CopyAsync("dishes", "dishes-restored", token)
        );

        copied.ShouldBe(["1 tags", "time to live by end", "point-in-time recovery", "protection against deletion"]);
        var table = (await client.DescribeTableAsync("dishes-restored")).Table;
        table.DeletionProtectionEnabled.ShouldBe(true);
        (await client.ListTagsOfResourceAsync(new() { ResourceArn = table.TableArn }))
            .Tags.Select(tag => $"{tag.Key}={tag.Value}")
            .ShouldBe(["Team=soup"]);
    }

    [Fact]
    public async Task What_differs_is_counted()
    {
        await using var cloud = await BackedUpTable.StartAsync(items: 10);
        var (client, retry) = (cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock));
        await BackedUpTable.RunAsync(
            cloud,
            async token =>
            {
                await new TableRestorer(client, retry, cloud.Clock).ToPointInTimeAsync("dishes", "copy", null, token);
                return 0;
            }
        );
        await client.DeleteItemAsync("dishes", new() { ["id"] = new("dish-1") });
        await client.PutItemAsync("dishes", new() { ["id"] = new("dish-2"), ["end"] = new("later") });

        var difference = await BackedUpTable.RunAsync(
            cloud,
            token => new TableComparison(client, retry).CompareAsync("dishes", "copy", token)
        );

        difference.ShouldBe(new TableDifference(9, 10, 10, 2));
        (difference.IsEqual, difference.IsAcceptable).ShouldBe((false, false));
    }
}
