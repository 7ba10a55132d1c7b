using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class TransactionTests
{
    private static string Put(string cook, string more = "") =>
        $"{{'Put':{{'TableName':'meals','Item':{KitchenTables.Key(cook, 1)}{more}}}}}";

    [Fact]
    public async Task All_writes_happen_or_none()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("bob", 1);
        var refusal = await ServiceFixture.RefusedAsync(() =>
            cloud.DynamoDbAsync(
                "TransactWriteItems",
                $"{{'TransactItems':[{Put("ada")},{Put("bob", ",'ConditionExpression':'attribute_not_exists(cook)'")}]}}"
            )
        );
        refusal.Code.ShouldBe("TransactionCanceledException");
        refusal.Text.ShouldBe(
            "Transaction cancelled, please refer cancellation reasons "
                + "for specific reasons [None, ConditionalCheckFailed]"
        );
        (await cloud.GetAsync("ada", 1)).ShouldBeNull();

        await cloud.DynamoDbAsync(
            "TransactWriteItems",
            $"{{'TransactItems':[{Put("ada")},{{'Delete':{{'TableName':'meals','Key':{KitchenTables.Key("bob", 1)}}}}}]}}"
        );
        (await cloud.GetAsync("ada", 1)).ShouldNotBeNull();
        (await cloud.GetAsync("bob", 1)).ShouldBeNull();
    }

    [Fact]
    public async Task An_item_appears_once_in_a_transaction()
    {
        await using var cloud = await KitchenTables.StartAsync();
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync("TransactWriteItems", $"{{'TransactItems':[{Put("ada")},{Put("ada")}]}}")
            )
        ).Text.ShouldBe("Transaction request cannot include multiple operations on one item");
    }

    [Fact]
    public async Task A_repeated_token_does_nothing_and_does_not_stand_for_another_request()
    {
        await using var cloud = await KitchenTables.StartAsync();
        const string Update =
            "{'Update':{'TableName':'meals','Key':{'cook':{'S':'ada'},'turn':{'N':'1'}},'UpdateExpression':'ADD "
            + "price :one','ExpressionAttributeValues':{':one':{'N':'1'}}}}";
        await cloud.DynamoDbAsync("TransactWriteItems", $"{{'ClientRequestToken':'t','TransactItems':[{Update}]}}");
        await cloud.DynamoDbAsync("TransactWriteItems", $"{{'ClientRequestToken':'t','TransactItems':[{Update}]}}");
        (await cloud.GetAsync("ada", 1))!["price"]!["N"]!.ToString().ShouldBe("1");
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync(
                    "TransactWriteItems",
                    $"{{'ClientRequestToken':'t','TransactItems':[{Put("bob")}]}}"
                )
            )
        ).Code.ShouldBe("IdempotentParameterMismatchException");
    }

    [Fact]
    public async Task Reads_are_answered_in_the_order_of_the_request()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, "'dish':{'S':'rice'}");
        var answer = await cloud.DynamoDbAsync(
            "TransactGetItems",
            $"{{'TransactItems':[{{'Get':{{'TableName':'meals','Key':{KitchenTables.Key("bob", 1)}}}}},{{'Get':{{'TableName':'meals','Key':{KitchenTables.Key("ada", 1)},'ProjectionExpression':'dish'}}}}]}}"
        );
        answer["Responses"]!.ToJsonString().ShouldBe("[{},{\"Item\":{\"dish\":{\"S\":\"rice\"}}}]");
    }

    [Fact]
    public async Task A_batch_writes_and_reads_several_items()
    {
        await using var cloud = await KitchenTables.StartAsync();
        var puts = string.Join(
            ',',
            Enumerable
                .Range(1, 3)
                .Select(static turn => $"{{'PutRequest':{{'Item':{KitchenTables.Key("ada", turn)}}}}}")
        );
        await cloud.DynamoDbAsync("BatchWriteItem", $"{{'RequestItems':{{'meals':[{puts}]}}}}");
        await cloud.DynamoDbAsync(
            "BatchWriteItem",
            $"{{'RequestItems':{{'meals':[{{'DeleteRequest':{{'Key':{KitchenTables.Key("ada", 2)}}}}}]}}}}"
        );
        var read = await cloud.DynamoDbAsync(
            "BatchGetItem",
            $"{{'RequestItems':{{'meals':{{'Keys':[{KitchenTables.Key("ada", 1)},{KitchenTables.Key("ada", 2)}]}}}}}}"
        );
        read["Responses"]!["meals"]!.AsArray().Count.ShouldBe(1);
        read["UnprocessedKeys"]!.AsObject().Count.ShouldBe(0);
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync("BatchWriteItem", $"{{'RequestItems':{{'meals':[{puts},{puts}]}}}}")
            )
        ).Text.ShouldBe("Provided list of item keys contains duplicates");
    }
}
