using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

/// <summary>What reads and writes take is a metric of the table, or of the global index that was read.</summary>
public sealed class CapacityMetricsTests
{
    [Fact]
    public async Task Reads_and_writes_of_every_kind_are_counted()
    {
        await using var cloud = await KitchenTables.StartAsync();

        await cloud.PutAsync("ada", 1, $"'text':{{'S':'{new string('x', 1500)}'}}");
        await cloud.DynamoDbAsync(
            "TransactWriteItems",
            "{'TransactItems':[{'Put':{'TableName':'meals','Item':" + KitchenTables.Key("ada", 2) + "}}]}"
        );
        await cloud.GetAsync("ada", 1);
        await cloud.DynamoDbAsync(
            "BatchGetItem",
            "{'RequestItems':{'meals':{'ConsistentRead':true,'Keys':[" + KitchenTables.Key("ada", 1) + "]}}}"
        );

        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
        (await SumAsync(cloud, "ConsumedWriteCapacityUnits")).ShouldBe(2 + 2);
        (await SumAsync(cloud, "ConsumedReadCapacityUnits")).ShouldBe(0.5 + 1);
    }

    [Fact]
    public async Task A_query_of_a_global_index_counts_for_the_index_alone()
    {
        await using var cloud = await KitchenTables.StartAsync();

        await cloud.DynamoDbAsync(
            "Query",
            "{'TableName':'meals','IndexName':'by-dish','KeyConditionExpression':'dish = :d',"
                + "'ExpressionAttributeValues':{':d':{'S':'soup'}}}"
        );

        (await SumAsync(cloud, "ConsumedReadCapacityUnits")).ShouldBe(0);
        (await SumAsync(cloud, "ConsumedReadCapacityUnits", "by-dish")).ShouldBe(0.5);
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_costs_a_write()
    {
        await using var cloud = await KitchenTables.StartAsync();

        await ServiceFixture.RefusedAsync(() =>
            cloud.UpdateAsync(
                "SET price = :p",
                "'ConditionExpression':'attribute_exists(cook)'," + "'ExpressionAttributeValues':{':p':{'N':'1'}}"
            )
        );

        (await SumAsync(cloud, "ConsumedWriteCapacityUnits")).ShouldBe(1);
    }

    private static async Task<double> SumAsync(ServiceFixture cloud, string metric, string? index = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        List<(string, string)> asked =
        [
            ("Namespace", "AWS/DynamoDB"),
            ("MetricName", metric),
            ("Dimensions.member.1.Name", "TableName"),
            ("Dimensions.member.1.Value", "meals"),
            ("Period", "86400"),
            ("Statistics.member.1", "Sum"),
            ("StartTime", now.AddDays(-1).ToString("O")),
            ("EndTime", now.AddHours(1).ToString("O")),
        ];
        if (index is not null)
        {
            asked.Add(("Dimensions.member.2.Name", "GlobalSecondaryIndexName"));
            asked.Add(("Dimensions.member.2.Value", index));
        }
        var points = await cloud.CloudWatchAsync("GetMetricStatistics", [.. asked]);
        return points
            .Descendants("Sum")
            .Sum(static each => double.Parse(each.Value, System.Globalization.CultureInfo.InvariantCulture));
    }
}
