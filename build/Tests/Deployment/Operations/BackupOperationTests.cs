using AiChef.Deployment;
using AiChef.Deployment.Operations.Backups;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.DynamoDBv2.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Tables are backed up, restored with their settings, and the restore is rehearsed.</summary>
public sealed class BackupOperationTests
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
        await using var cloud = await StartAsync(items: 3, TimeSpan.FromSeconds(20));
        var backups = new TableBackups(cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock), cloud.Clock);

        var made = await RunAsync(cloud, token => backups.CreateAsync("dishes", token));
        var listed = await RunAsync(cloud, token => backups.ListAsync("dishes", token));
        await RunAsync(
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
        (await RunAsync(cloud, token => backups.ListAsync("dishes", token))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restored_table_gets_the_settings_that_AWS_does_not_restore()
    {
        await using var cloud = await StartAsync(items: 2);
        var (client, retry) = (cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock));
        var restorer = new TableRestorer(client, retry, cloud.Clock);
        await RunAsync(
            cloud,
            async token =>
            {
                await restorer.ToPointInTimeAsync("dishes", "dishes-restored", null, token);
                return 0;
            }
        );

        var copied = await RunAsync(
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
    public async Task A_rehearsal_compares_tells_the_times_and_leaves_nothing()
    {
        await using var cloud = await StartAsync(items: 300, TimeSpan.FromSeconds(20));

        var result = await RehearseAsync(cloud);

        result.Difference.ShouldBe(new TableDifference(300, 300, 100, 0));
        (result.Difference.IsEqual, result.Difference.IsAcceptable).ShouldBe((true, true));
        result.RecoveryTime.TotalSeconds.ShouldBeInRange(20, 30);
        (await cloud.Clients.DynamoDb.ListTablesAsync()).TableNames.ShouldBe(["dishes"]);
    }

    [Fact]
    public async Task What_differs_is_counted()
    {
        await using var cloud = await StartAsync(items: 10);
        var (client, retry) = (cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock));
        await RunAsync(
            cloud,
            async token =>
            {
                await new TableRestorer(client, retry, cloud.Clock).ToPointInTimeAsync("dishes", "copy", null, token);
                return 0;
            }
        );
        await client.DeleteItemAsync("dishes", new() { ["id"] = new("dish-1") });
        await client.PutItemAsync("dishes", new() { ["id"] = new("dish-2"), ["end"] = new("later") });

        var difference = await RunAsync(
            cloud,
            token => new TableComparison(client, retry).CompareAsync("dishes", "copy", token)
        );

        difference.ShouldBe(new TableDifference(9, 10, 10, 2));
        (difference.IsEqual, difference.IsAcceptable).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_table_without_recovery_cannot_be_rehearsed()
    {
        await using var cloud = await StartAsync(items: 0);
        await cloud.Clients.DynamoDb.UpdateContinuousBackupsAsync(
            new()
            {
                TableName = "dishes",
                PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = false },
            }
        );

        (await Should.ThrowAsync<DeploymentException>(() => RehearseAsync(cloud))).Message.ShouldBe(
            "dishes cannot be restored: point-in-time recovery is off"
        );
    }

    private static async Task<DeployerFixture> StartAsync(int items, TimeSpan provisioning = default)
    {
        var cloud = await DeployerFixture.StartAsync(options => options with { ProvisioningTime = provisioning });
        await cloud.DeployAsync(
            """
            Resources:
              Dishes:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: dishes
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
                  KeySchema: [{ AttributeName: id, KeyType: HASH }]
                  TimeToLiveSpecification: { AttributeName: end, Enabled: true }
                  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
                  DeletionProtectionEnabled: true
                  Tags: [{ Key: Team, Value: soup }]
            """
        );
        foreach (var part in Enumerable.Range(0, items).Chunk(25))
        {
            await cloud.Clients.DynamoDb.BatchWriteItemAsync(
                new BatchWriteItemRequest
                {
                    RequestItems = new()
                    {
                        ["dishes"] =
                        [
                            .. part.Select(i => new WriteRequest(
                                new PutRequest(
                                    new()
                                    {
                                        ["id"] = new($"dish-{i}"),
                                        ["size"] = new() { N = $"{i}" },
                                        ["parts"] = new() { L = [new("salt"), new() { BOOL = true }] },
                                    }
                                )
                            )),
                        ],
                    },
                }
            );
        }
        return cloud;
    }

    private static Task<Rehearsal> RehearseAsync(DeployerFixture cloud) =>
        RunAsync(
            cloud,
            token =>
                new RestoreRehearsal(cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock), cloud.Clock).RunAsync(
                    "dishes",
                    token
                )
        );

    private static Task<T> RunAsync<T>(DeployerFixture cloud, Func<CancellationToken, Task<T>> work) =>
        cloud.Clock.RunAsync(() => work(CancellationToken.None), "the work");
}
