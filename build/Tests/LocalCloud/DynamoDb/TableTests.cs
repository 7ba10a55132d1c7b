using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class TableTests
{
    [Fact]
    public async Task A_table_is_described_with_its_indexes_and_listed()
    {
        await using var cloud = await KitchenTables.StartAsync();
        var table = (await cloud.DynamoDbAsync("DescribeTable", "{'TableName':'meals'}"))["Table"]!;
        table["TableStatus"]!.ToString().ShouldBe("ACTIVE");
        table["TableArn"]!.ToString().ShouldBe("arn:aws:dynamodb:eu-west-1:000000000000:table/meals");
        table["BillingModeSummary"]!["BillingMode"]!.ToString().ShouldBe("PAY_PER_REQUEST");
        table["GlobalSecondaryIndexes"]![0]!["IndexArn"]!.ToString().ShouldEndWith("table/meals/index/by-dish");
        table["LocalSecondaryIndexes"]![0]!["IndexName"]!.ToString().ShouldBe("by-price");
        (await cloud.DynamoDbAsync("ListTables", "{}"))["TableNames"]!.ToJsonString().ShouldBe("[\"meals\"]");
    }

    [Fact]
    public async Task A_name_is_taken_once_and_free_after_deletion_with_nothing_left_of_the_items()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1);
        const string Simple =
            "{'TableName':'meals','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'cook','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'cook','AttributeType':'S'}]}";
        var taken = await ServiceFixture.RefusedAsync(() => cloud.DynamoDbAsync("CreateTable", Simple));
        taken.Code.ShouldBe("ResourceInUseException");
        taken.Text.ShouldBe("Table already exists: meals");
        await cloud.DynamoDbAsync("DeleteTable", "{'TableName':'meals'}");
        (
            await ServiceFixture.RefusedAsync(() => cloud.DynamoDbAsync("DescribeTable", "{'TableName':'meals'}"))
        ).Text.ShouldBe("Requested resource not found: Table: meals not found");
        await cloud.DynamoDbAsync("CreateTable", Simple);
        (await cloud.DynamoDbAsync("Scan", "{'TableName':'meals'}"))["Count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_protected_table_is_deleted_only_after_its_protection_is_lifted()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.DynamoDbAsync("UpdateTable", "{'TableName':'meals','DeletionProtectionEnabled':true}");
        (
            await ServiceFixture.RefusedAsync(() => cloud.DynamoDbAsync("DeleteTable", "{'TableName':'meals'}"))
        ).Text.ShouldStartWith("Resource cannot be deleted as it is currently protected against deletion");
        await cloud.DynamoDbAsync("UpdateTable", "{'TableName':'meals','DeletionProtectionEnabled':false}");
        (await cloud.DynamoDbAsync("DeleteTable", "{'TableName':'meals'}"))["TableDescription"]!["TableStatus"]!
            .ToString()
            .ShouldBe("DELETING");
    }

    [Theory]
    [InlineData(
        "'AttributeDefinitions':[{'AttributeName':'a','AttributeType':'S'},{'AttributeName':'b','AttributeType':'S'}]",
        "Some AttributeDefinitions are not used"
    )]
    [InlineData(
        "'AttributeDefinitions':[{'AttributeName':'b','AttributeType':'S'}]",
        "Some index key attributes are not defined in AttributeDefinitions"
    )]
    [InlineData(
        "'AttributeDefinitions':[{'AttributeName':'a','AttributeType':'X'}]",
        "Member must satisfy enum value set: [B, N, S]"
    )]
    [InlineData(
        "'AttributeDefinitions':[{'AttributeName':'a','AttributeType':'S'}],'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1}",
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST"
    )]
    public async Task A_contradictory_definition_is_refused(string definition, string reason)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.DynamoDbAsync(
                "CreateTable",
                $"{{'TableName':'tab','BillingMode':'PAY_PER_REQUEST','KeySchema':[{{'AttributeName':'a','KeyType':'HASH'}}],{definition}}}"
            )
        );
        refusal.Code.ShouldBe("ValidationException");
        refusal.Text.ShouldContain(reason);
    }

    [Fact]
    public async Task An_index_that_is_added_later_holds_the_items_that_were_there_before()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, "'mood':{'S':'happy'}");
        await cloud.DynamoDbAsync(
            "UpdateTable",
            "{'TableName':'meals','AttributeDefinitions':[{'AttributeName':'mood','AttributeType':'S'}],'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'by-mood','KeySchema':[{'AttributeName':'mood','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}}]}"
        );
        (await cloud.DynamoDbAsync("Scan", "{'TableName':'meals','IndexName':'by-mood'}"))["Count"]!
            .GetValue<int>()
            .ShouldBe(1);
        await cloud.DynamoDbAsync(
            "UpdateTable",
            "{'TableName':'meals','GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'by-mood'}}]}"
        );
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync("Scan", "{'TableName':'meals','IndexName':'by-mood'}")
            )
        ).Text.ShouldBe("The table does not have the specified index: by-mood");
    }

    [Fact]
    public async Task Tags_recovery_and_policies_are_kept()
    {
        await using var cloud = await KitchenTables.StartAsync();
        const string Arn = "'ResourceArn':'arn:aws:dynamodb:eu-west-1:000000000000:table/meals'";
        await cloud.DynamoDbAsync(
            "TagResource",
            $"{{{Arn},'Tags':[{{'Key':'team','Value':'chef'}},{{'Key':'tier','Value':'1'}}]}}"
        );
        await cloud.DynamoDbAsync("UntagResource", $"{{{Arn},'TagKeys':['tier']}}");
        (await cloud.DynamoDbAsync("ListTagsOfResource", $"{{{Arn}}}"))["Tags"]!
            .ToJsonString()
            .ShouldBe("[{\"Key\":\"team\",\"Value\":\"chef\"}]");
        await cloud.DynamoDbAsync(
            "UpdateContinuousBackups",
            "{'TableName':'meals','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true,'RecoveryPeriodInDays':7}}"
        );
        (await cloud.DynamoDbAsync("DescribeContinuousBackups", "{'TableName':'meals'}"))[
            "ContinuousBackupsDescription"
        ]!["PointInTimeRecoveryDescription"]!["RecoveryPeriodInDays"]!
            .GetValue<int>()
            .ShouldBe(7);
        var revision = (await cloud.DynamoDbAsync("PutResourcePolicy", $"{{{Arn},'Policy':'{{}}'}}"))[
            "RevisionId"
        ]!.ToString();
        (await cloud.DynamoDbAsync("GetResourcePolicy", $"{{{Arn}}}"))["RevisionId"]!.ToString().ShouldBe(revision);
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync("DeleteResourcePolicy", $"{{{Arn},'ExpectedRevisionId':'1'}}")
            )
        ).Code.ShouldBe("PolicyNotFoundException");
    }

    [Fact]
    public async Task What_is_not_modelled_is_named_in_the_refusal()
    {
        await using var cloud = await KitchenTables.StartAsync();
        (await ServiceFixture.RefusedAsync(() => cloud.DynamoDbAsync("ListImports", "{}"))).Text.ShouldBe(
            "LocalCloud does not model the operation ListImports of dynamodb"
        );
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync("UpdateTable", "{'TableName':'meals','ReplicaUpdates':[]}")
            )
        ).Text.ShouldContain("ReplicaUpdates");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync(
                    "PutItem",
                    $"{{'TableName':'meals','Item':{KitchenTables.Key("ada", 1)},'ReturnItemCollectionMetrics':'SIZE'}}"
                )
            )
        ).Text.ShouldContain("ReturnItemCollectionMetrics");
    }
}
