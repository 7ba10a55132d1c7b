using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class QueryTests
{
    private static async Task<ServiceFixture> StartAsync()
    {
        var cloud = await KitchenTables.StartAsync();
        foreach (var turn in (int[])[10, 2, 1, -5, 7])
        {
            await cloud.PutAsync(
                "ada",
                turn,
                $"'dish':{{'S':'rice'}},'price':{{'N':'{100 - turn}'}},'note':{{'S':'n{turn}'}}"
            );
        }

        await cloud.PutAsync("bob", 1, "'dish':{'S':'soup'}");
        return cloud;
    }

    private static Task<JsonObject> QueryAsync(
        ServiceFixture cloud,
        string condition,
        string values = "",
        string more = ""
    ) =>
        cloud.DynamoDbAsync(
            "Query",
            $"{{'TableName':'meals','KeyConditionExpression':'{condition}','ExpressionAttributeValues':{{':c':{{'S':'ada'}}{(values.Length > 0 ? "," + values : "")}}}{(more.Length > 0 ? "," + more : "")}}}"
        );

    [Fact]
    public async Task Items_come_in_the_order_of_their_sort_key_as_numbers()
    {
        await using var cloud = await StartAsync();
        (await QueryAsync(cloud, "cook = :c")).Numbers("turn").ShouldBe(["-5", "1", "2", "7", "10"]);
        (await QueryAsync(cloud, "cook = :c", more: "'ScanIndexForward':false"))
            .Numbers("turn")
            .ShouldBe(["10", "7", "2", "1", "-5"]);
        (await QueryAsync(cloud, "cook = :c AND turn BETWEEN :a AND :b", "':a':{'N':'1'},':b':{'N':'7'}"))
            .Numbers("turn")
            .ShouldBe(["1", "2", "7"]);
        (await QueryAsync(cloud, "cook = :c AND turn > :a", "':a':{'N':'2'}")).Numbers("turn").ShouldBe(["7", "10"]);
    }

    [Fact]
    public async Task Pages_follow_one_another_until_nothing_is_left()
    {
        await using var cloud = await StartAsync();
        var seen = new List<string>();
        var start = "";
        for (var page = 0; page < 10; page++)
        {
            var answer = await QueryAsync(cloud, "cook = :c", more: "'Limit':2" + start);
            seen.AddRange(answer.Numbers("turn"));
            if (answer["LastEvaluatedKey"] is not { } last)
            {
                break;
            }

            start = $",'ExclusiveStartKey':{last.ToJsonString()}";
        }

        seen.ShouldBe(["-5", "1", "2", "7", "10"]);
    }

    [Fact]
    public async Task A_page_ends_after_a_megabyte()
    {
        await using var cloud = await KitchenTables.StartAsync();
        for (var turn = 1; turn <= 4; turn++)
        {
            await cloud.PutAsync("ada", turn, $"'text':{{'S':'{new string('x', 390_000)}'}}");
        }

        var first = await QueryAsync(cloud, "cook = :c");
        first["Count"]!.GetValue<int>().ShouldBe(3);
        first["LastEvaluatedKey"]!["turn"]!["N"]!.ToString().ShouldBe("3");
        (await QueryAsync(cloud, "cook = :c", more: $"'ExclusiveStartKey':{first["LastEvaluatedKey"]!.ToJsonString()}"))
            .Numbers("turn")
            .ShouldBe(["4"]);
    }

    [Fact]
    public async Task An_index_has_its_own_order_holds_only_items_with_its_key_and_shows_what_is_projected()
    {
        await using var cloud = await StartAsync();
        var byDish = await cloud.DynamoDbAsync(
            "Query",
            "{'TableName':'meals','IndexName':'by-dish','KeyConditionExpression':'dish "
                + "= :d','ExpressionAttributeValues':{':d':{'S':'rice'}}}"
        );
        byDish.Numbers("price").ShouldBe(["90", "93", "98", "99", "105"]);
        byDish["Items"]![0]!["note"].ShouldBeNull();
        (await cloud.DynamoDbAsync("Scan", "{'TableName':'meals','IndexName':'by-dish'}"))["Count"]!
            .GetValue<int>()
            .ShouldBe(5);
        (await QueryAsync(cloud, "cook = :c AND price < :p", "':p':{'N':'95'}", "'IndexName':'by-price'"))["Items"]![
            0
        ]!["note"]!["S"]!
            .ToString()
            .ShouldBe("n10");
    }

    [Fact]
    public async Task Segments_of_a_scan_share_the_items_without_overlap()
    {
        await using var cloud = await KitchenTables.StartAsync();
        for (var cook = 0; cook < 20; cook++)
        {
            await cloud.PutAsync($"cook{cook}", cook);
        }

        var turns = new List<string>();
        for (var segment = 0; segment < 3; segment++)
        {
            turns.AddRange(
                (
                    await cloud.DynamoDbAsync("Scan", $"{{'TableName':'meals','Segment':{segment},'TotalSegments':3}}")
                ).Numbers("turn")
            );
        }

        turns
            .Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 20).Select(static turn => $"{turn}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("dish = :c", "Query condition missed key schema element: cook")]
    [InlineData("cook = :c AND dish = :c", "Query condition missed key schema element: turn")]
    [InlineData("cook > :c", "Query key condition not supported")]
    [InlineData(
        "cook = :c AND turn = :c",
        "One or more parameter values were invalid: Condition parameter type does not match schema type"
    )]
    [InlineData(
        "cook = :c OR cook = :c",
        "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR"
    )]
    public async Task A_condition_that_is_not_one_on_the_key_is_refused(string condition, string reason)
    {
        await using var cloud = await StartAsync();
        (await ServiceFixture.RefusedAsync(() => QueryAsync(cloud, condition))).Text.ShouldBe(reason);
    }

    [Fact]
    public async Task A_projection_cuts_items_to_the_wanted_paths()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync(
            "ada",
            1,
            "'more':{'M':{'a':{'N':'1'},'b':{'N':'2'}}},'steps':{'L':[{'S':'x'},{'S':'y'},{'S':'z'}]}"
        );
        var item = (
            await cloud.DynamoDbAsync(
                "GetItem",
                $"{{'TableName':'meals','Key':{KitchenTables.Key("ada", 1)},'ProjectionExpression':'#m.b, "
                    + $"steps[2], steps[0], nothing','ExpressionAttributeNames':{{'#m':'more'}}}}"
            )
        )["Item"]!;
        item.ToJsonString()
            .ShouldBe("{\"more\":{\"M\":{\"b\":{\"N\":\"2\"}}},\"steps\":{\"L\":[{\"S\":\"x\"},{\"S\":\"z\"}]}}");
    }
}
