using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class StreamTests
{
    private const string Enable = "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_AND_OLD_IMAGES'}";

    [Fact]
    public async Task A_stream_tells_every_change_once_and_in_order()
    {
        await using var cloud = await KitchenTables.StartAsync();
        var stream = await EnableAsync(cloud);
        await cloud.PutAsync("ada", 1, "'price':{'N':'3'}");
        await cloud.PutAsync("ada", 1, "'price':{'N':'3'}");
        await cloud.UpdateAsync("SET price = :p", "'ExpressionAttributeValues':{':p':{'N':'4'}}");
        await cloud.DynamoDbAsync("DeleteItem", $"{{'TableName':'meals','Key':{KitchenTables.Key("ada", 1)}}}");

        var page = await cloud.StreamsAsync(
            "GetRecords",
            $"{{'ShardIterator':'{await IteratorAsync(cloud, stream)}'}}"
        );
        var records = page["Records"]!.AsArray();

        records.Select(static record => record!["eventName"]!.ToString()).ShouldBe(["INSERT", "MODIFY", "REMOVE"]);
        records[1]!["dynamodb"]!["OldImage"]!["price"]!["N"]!.ToString().ShouldBe("3");
        records[1]!["dynamodb"]!["NewImage"]!["price"]!["N"]!.ToString().ShouldBe("4");
        records[2]!["dynamodb"]!["Keys"]!.AsObject().Count.ShouldBe(2);
        records[2]!["dynamodb"]!["NewImage"].ShouldBeNull();
        records
            .Select(static record => record!["dynamodb"]!["SequenceNumber"]!.ToString())
            .ShouldBeInOrder(SortDirection.Ascending);
        var after = await cloud.StreamsAsync("GetRecords", $"{{'ShardIterator':'{page["NextShardIterator"]}'}}");
        after["Records"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_that_is_switched_off_can_be_read_to_its_end()
    {
        await using var cloud = await KitchenTables.StartAsync();
        var stream = await EnableAsync(cloud);
        await cloud.PutAsync("ada", 1);
        await cloud.DynamoDbAsync("UpdateTable", "{'TableName':'meals','StreamSpecification':{'StreamEnabled':false}}");
        await cloud.PutAsync("ada", 2);

        var shape = (await cloud.StreamsAsync("DescribeStream", $"{{'StreamArn':'{stream}'}}"))["StreamDescription"]!;
        shape["StreamStatus"]!.ToString().ShouldBe("DISABLED");
        shape["Shards"]![0]!["SequenceNumberRange"]!["EndingSequenceNumber"].ShouldNotBeNull();
        var page = await cloud.StreamsAsync(
            "GetRecords",
            $"{{'ShardIterator':'{await IteratorAsync(cloud, stream)}'}}"
        );
        page["Records"]!.AsArray().Count.ShouldBe(1);
        page["NextShardIterator"].ShouldBeNull();
        (await cloud.StreamsAsync("ListStreams", "{'TableName':'meals'}"))["Streams"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_deepest_item_and_its_change_outlive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("streams").FullName;
        try
        {
            var nested = string.Concat(Enumerable.Repeat("{'M':{'n':", 31)) + "{'S':'x'}" + new string('}', 62);
            await using (var cloud = await KitchenTables.StartAsync(new LocalCloudOptions { Folder = folder }))
            {
                await EnableAsync(cloud);
                await cloud.PutAsync("ada", 1, $"'deep':{nested}");
            }

            await using var again = await ServiceFixture.StartAsync(new LocalCloudOptions { Folder = folder });
            (await again.GetAsync("ada", 1))!["deep"].ShouldNotBeNull();
            var stream = (await again.StreamsAsync("ListStreams", "{}"))["Streams"]![0]!["StreamArn"]!.ToString();
            var page = await again.StreamsAsync(
                "GetRecords",
                $"{{'ShardIterator':'{await IteratorAsync(again, stream)}'}}"
            );
            page["Records"]![0]!["dynamodb"]!["NewImage"]!["deep"].ShouldNotBeNull();
            (
                await ServiceFixture.RefusedAsync(() => again.PutAsync("ada", 2, $"'deep':{{'M':{{'n':{nested}}}}}"))
            ).Text.ShouldStartWith("Nesting Levels have exceeded supported limits");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> EnableAsync(ServiceFixture cloud) =>
        (await cloud.DynamoDbAsync("UpdateTable", $"{{'TableName':'meals',{Enable}}}"))["TableDescription"]![
            "LatestStreamArn"
        ]!.ToString();

    private static async Task<string> IteratorAsync(ServiceFixture cloud, string stream)
    {
        var shape = await cloud.StreamsAsync("DescribeStream", $"{{'StreamArn':'{stream}'}}");
        var shard = shape["StreamDescription"]!["Shards"]![0]!["ShardId"];
        var iterator = await cloud.StreamsAsync(
            "GetShardIterator",
            $"{{'StreamArn':'{stream}','ShardId':'{shard}','ShardIteratorType':'TRIM_HORIZON'}}"
        );
        return iterator["ShardIterator"]!.ToString();
    }
}
