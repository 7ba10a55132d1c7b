using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

/// <summary>Tables that DynamoDB does not make.</summary>
public sealed class TableMistakeTests
{
    private const string Key =
        "'KeySchema':[{'AttributeName':'a','KeyType':'HASH'},{'AttributeName':'b','KeyType':'RANGE'}]";

    private const string OnDemand = "'BillingMode':'PAY_PER_REQUEST'";

    [Theory]
    [InlineData(
        "ab",
        "'KeySchema':[{'AttributeName':'z','KeyType':'HASH'}]",
        OnDemand,
        "Keys: [z], AttributeDefinitions"
    )]
    [InlineData(
        "abc",
        Key,
        OnDemand,
        "Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, c], keys used"
    )]
    [InlineData("ab", Key, $"{OnDemand},'TableClass':'GOLD'", "failed to satisfy constraint: Member must satisfy")]
    [InlineData("ab", Key, "'BillingMode':'PROVISIONED'", "must both be specified when BillingMode is PROVISIONED")]
    [InlineData(
        "ab",
        Key,
        $"{OnDemand},'ProvisionedThroughput':{{'ReadCapacityUnits':1,'WriteCapacityUnits':1}}",
        "can be specified when BillingMode is PAY_PER_REQUEST"
    )]
    [InlineData(
        "ab",
        Key,
        $"{OnDemand},'StreamSpecification':{{'StreamEnabled':true}}",
        "StreamViewType is required when StreamEnabled is true"
    )]
    public async Task A_table_is_refused_with_the_reason(string attributes, string key, string more, string expected) =>
        (await RefusalAsync(attributes, key, more)).ShouldContain(expected);

    [Theory]
    [InlineData(
        "a",
        "b",
        "KEYS_ONLY",
        ",'NonKeyAttributes':['x']",
        "ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified"
    )]
    [InlineData("a", "b", "INCLUDE", "", "ProjectionType is INCLUDE, but NonKeyAttributes is not specified")]
    [InlineData("b", "a", "ALL", "", "same leading hash key as table KeySchema for index: side. index hash key: b")]
    [InlineData("a", "z", "ALL", "", "Some index key attributes are not defined in AttributeDefinitions. Keys: [z]")]
    public async Task A_local_index_is_refused_with_the_reason(
        string hash,
        string range,
        string projection,
        string more,
        string expected
    )
    {
        var index =
            $"{{'IndexName':'side','Projection':{{'ProjectionType':'{projection}'{more}}},"
            + $"'KeySchema':[{{'AttributeName':'{hash}','KeyType':'HASH'}},"
            + $"{{'AttributeName':'{range}','KeyType':'RANGE'}}]}}";

        (await RefusalAsync("ab", Key, $"{OnDemand},'LocalSecondaryIndexes':[{index}]")).ShouldContain(expected);
    }

    [Theory]
    [InlineData("LocalSecondaryIndexes", 6, "Number of LocalSecondaryIndexes exceeds per-table limit of 5")]
    [InlineData("GlobalSecondaryIndexes", 21, "GlobalSecondaryIndex count exceeds the per-table limit of 20")]
    public async Task Only_so_many_indexes_fit_a_table(string kind, int count, string expected)
    {
        var indexes = Enumerable
            .Range(0, count)
            .Select(number => $"{{'IndexName':'index{number}',{Key},'Projection':{{'ProjectionType':'ALL'}}}}");

        (await RefusalAsync("ab", Key, $"{OnDemand},'{kind}':[{string.Join(',', indexes)}]")).ShouldContain(expected);
    }

    [Fact]
    public async Task A_change_is_made_or_refused_with_the_reason()
    {
        await using var cloud = await KitchenTables.StartAsync();
        const string capacity = "'ProvisionedThroughput':{'ReadCapacityUnits':2,'WriteCapacityUnits':1}";

        (await ChangeAsync("'GlobalSecondaryIndexUpdates':[{}]")).ShouldContain(
            "Create, Update or Delete must be given"
        );
        (
            await ChangeAsync(
                "'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'by-dish','KeySchema':"
                    + "[{'AttributeName':'dish','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}}]"
            )
        ).ShouldContain("Attempting to create an index which already exists");
        (await ChangeAsync("'BillingMode':'PROVISIONED'")).ShouldContain("must both be specified");
        (await ChangeAsync("'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'by-dish'}}]")).ShouldBeEmpty();
        (await ChangeAsync($"'BillingMode':'PROVISIONED',{capacity}")).ShouldBeEmpty();
        (await ChangeAsync(capacity)).ShouldContain("The provisioned throughput for the table will not change.");

        async Task<string> ChangeAsync(string change)
        {
            try
            {
                await cloud.DynamoDbAsync("UpdateTable", $"{{'TableName':'meals',{change}}}");
                return "";
            }
            catch (AwsRefusalException refusal)
            {
                return refusal.Text;
            }
        }
    }

    private static async Task<string> RefusalAsync(string attributes, string key, string more)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        var defined = attributes.Select(static name => $"{{'AttributeName':'{name}','AttributeType':'S'}}");
        var input = $"{{'TableName':'dishes','AttributeDefinitions':[{string.Join(',', defined)}],{key},{more}}}";
        return (await ServiceFixture.RefusedAsync(() => cloud.DynamoDbAsync("CreateTable", input))).Text;
    }
}
