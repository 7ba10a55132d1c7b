using AiChef.Tests.Deployment.CloudFormation;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

/// <summary>Backups on demand, and tables restored from them or to a point in time.</summary>
public sealed class BackupTests
{
    // Written again in each test of tables: its template shows what the test is about.
    private const string Dishes = """
        Resources:
          Dishes:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: dishes
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{ AttributeName: id, AttributeType: S }, { AttributeName: cook, AttributeType: S }]
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
              GlobalSecondaryIndexes:
                - IndexName: by-cook
                  KeySchema: [{ AttributeName: cook, KeyType: HASH }]
                  Projection: { ProjectionType: ALL }
              TimeToLiveSpecification: { AttributeName: end, Enabled: true }
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
              Tags: [{ Key: Team, Value: soup }]
        """;

    [Fact]
    public async Task A_backup_holds_the_items_of_its_moment_and_is_listed_described_and_deleted()
    {
        await using var cloud = await StartAsync();
        var client = cloud.Clients.DynamoDb;
        await PutAsync(client, "soup", 1);
        var made = (await client.CreateBackupAsync(new() { TableName = "dishes", BackupName = "first" })).BackupDetails;
        await PutAsync(client, "soup", 2);
        await PutAsync(client, "stew", 1);

        made.BackupStatus.ShouldBe(BackupStatus.CREATING);
        made.BackupType.ShouldBe(BackupType.USER);
        made.BackupArn.ShouldStartWith("arn:aws:dynamodb:us-east-1:000000000000:table/dishes/backup/");
        var described = (await client.DescribeBackupAsync(new() { BackupArn = made.BackupArn })).BackupDescription;
        described.BackupDetails.BackupStatus.ShouldBe(BackupStatus.AVAILABLE);
        described.SourceTableDetails.ItemCount.ShouldBe(1);
        described.SourceTableDetails.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
        described.SourceTableFeatureDetails.GlobalSecondaryIndexes.Single().IndexName.ShouldBe("by-cook");
        described.SourceTableFeatureDetails.TimeToLiveDescription.AttributeName.ShouldBe("end");

        var restored = (
            await client.RestoreTableFromBackupAsync(new() { BackupArn = made.BackupArn, TargetTableName = "old" })
        ).TableDescription;
        restored.RestoreSummary.SourceBackupArn.ShouldBe(made.BackupArn);
        restored.GlobalSecondaryIndexes.Single().IndexName.ShouldBe("by-cook");
        (await ItemsAsync(client, "old")).ShouldBe(["soup 1"]);
        (
            await client.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = "old" })
        ).TimeToLiveDescription.TimeToLiveStatus.ShouldBe(TimeToLiveStatus.DISABLED);

        (await client.ListBackupsAsync(new() { TableName = "old" })).BackupSummaries.ShouldBeEmpty();
        (await client.ListBackupsAsync(new())).BackupSummaries.Single().BackupName.ShouldBe("first");
        (
            await client.DeleteBackupAsync(new() { BackupArn = made.BackupArn })
        ).BackupDescription.BackupDetails.BackupStatus.ShouldBe(BackupStatus.DELETED);
        await Should.ThrowAsync<BackupNotFoundException>(() =>
            client.DescribeBackupAsync(new() { BackupArn = made.BackupArn })
        );
    }

    [Fact]
    public async Task A_table_is_restored_to_any_time_since_its_recovery_is_on()
    {
        await using var cloud = await StartAsync();
        var client = cloud.Clients.DynamoDb;
        await PutAsync(client, "soup", 1);
        await PutAsync(client, "cake", 1);
        var then = cloud.Clock.GetUtcNow();
        await WaitAsync(cloud, TimeSpan.FromMinutes(5));
        await PutAsync(client, "soup", 2);
        await client.DeleteItemAsync("dishes", new() { ["id"] = new("cake") });
        await PutAsync(client, "stew", 1);

        await RestoreAsync(client, "then", then.AddMinutes(1));
        await RestoreAsync(client, "now", null);

        (await ItemsAsync(client, "then")).ShouldBe(["cake 1", "soup 1"]);
        (await ItemsAsync(client, "now")).ShouldBe(["soup 2", "stew 1"]);
        await Should.ThrowAsync<InvalidRestoreTimeException>(() => RestoreAsync(client, "early", then.AddDays(-1)));
        await Should.ThrowAsync<InvalidRestoreTimeException>(() => RestoreAsync(client, "late", then.AddDays(1)));
        await Should.ThrowAsync<TableAlreadyExistsException>(() => RestoreAsync(client, "now", null));
        await Should.ThrowAsync<PointInTimeRecoveryUnavailableException>(() =>
            client.RestoreTableToPointInTimeAsync(
                new()
                {
                    SourceTableName = "then",
                    TargetTableName = "again",
                    UseLatestRestorableTime = true,
                }
            )
        );
    }

    [Fact]
    public async Task Backups_come_page_by_page_and_by_the_time_at_which_they_were_made()
    {
        await using var cloud = await StartAsync();
        var client = cloud.Clients.DynamoDb;
        for (var i = 0; i < 3; i++)
        {
            await client.CreateBackupAsync(new() { TableName = "dishes", BackupName = $"backup-{i}" });
            await WaitAsync(cloud, TimeSpan.FromDays(1));
        }

        var first = await client.ListBackupsAsync(new() { Limit = 2 });
        var second = await client.ListBackupsAsync(new() { ExclusiveStartBackupArn = first.LastEvaluatedBackupArn });
        var late = await client.ListBackupsAsync(
            new() { TimeRangeLowerBound = cloud.Clock.GetUtcNow().UtcDateTime.AddDays(-1.5) }
        );

        first.BackupSummaries.ConvertAll(each => each.BackupName).ShouldBe(["backup-0", "backup-1"]);
        second.BackupSummaries.ConvertAll(each => each.BackupName).ShouldBe(["backup-2"]);
        second.LastEvaluatedBackupArn.ShouldBeNull();
        late.BackupSummaries.ConvertAll(each => each.BackupName).ShouldBe(["backup-2"]);
    }

    private static async Task<DeployerFixture> StartAsync()
    {
        var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Dishes);
        return cloud;
    }

    private static Task<PutItemResponse> PutAsync(IAmazonDynamoDB client, string id, int size) =>
        client.PutItemAsync(
            "dishes",
            new()
            {
                ["id"] = new(id),
                ["size"] = new() { N = $"{size}" },
            }
        );

    private static Task<RestoreTableToPointInTimeResponse> RestoreAsync(
        IAmazonDynamoDB client,
        string target,
        DateTimeOffset? time
    ) =>
        client.RestoreTableToPointInTimeAsync(
            new()
            {
                SourceTableName = "dishes",
                TargetTableName = target,
                RestoreDateTime = time?.UtcDateTime,
                UseLatestRestorableTime = time is null ? true : null,
            }
        );

    private static async Task<IEnumerable<string>> ItemsAsync(IAmazonDynamoDB client, string table) =>
        (await client.ScanAsync(new ScanRequest { TableName = table }))
            .Items.Select(item => $"{item["id"].S} {item["size"].N}")
            .Order(StringComparer.Ordinal);

    private static Task WaitAsync(DeployerFixture cloud, TimeSpan time) =>
        cloud.Clock.RunAsync(() => Task.Delay(time, cloud.Clock), "the wait");
}
