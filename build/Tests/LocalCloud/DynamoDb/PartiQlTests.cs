using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class PartiQlTests
{
    [Fact]
    public async Task Statements_insert_select_update_and_delete()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await ItemsAsync(cloud, "INSERT INTO meals VALUE {'cook':'ada','turn':?,'tags':<<'hot'>>,'o':{'a':[1]}}", N(1));
        await ItemsAsync(cloud, "INSERT INTO \"meals\" VALUE {'cook':'ada','turn':2,'price':1e1}");

        (await ItemsAsync(cloud, "SELECT turn, o.a[0] FROM meals WHERE cook = 'ada' AND attribute_exists(tags)"))
            .ToJsonString()
            .ShouldBe("""[{"turn":{"N":"1"},"a[0]":{"N":"1"}}]""");
        (
            await ItemsAsync(
                cloud,
                "UPDATE meals SET tags = set_add(tags, <<'new'>>) SET n = 1 REMOVE o WHERE cook='ada' AND turn=1 "
                    + "RETURNING MODIFIED NEW *"
            )
        )
            .ToJsonString()
            .ShouldBe("""[{"tags":{"SS":["hot","new"]},"n":{"N":"1"}}]""");
        (await ItemsAsync(cloud, "DELETE FROM meals WHERE cook='ada' AND turn=1 RETURNING ALL OLD *")).Count.ShouldBe(
            1
        );
        (await ItemsAsync(cloud, "SELECT turn FROM meals")).ToJsonString().ShouldBe("""[{"turn":{"N":"2"}}]""");
    }

    [Fact]
    public async Task A_select_is_ordered_by_the_key_and_goes_on_where_its_page_ended()
    {
        await using var cloud = await KitchenTables.StartAsync();
        foreach (var (cook, turn) in new[] { ("ada", 1), ("ada", 2), ("bob", 1) })
        {
            await cloud.PutAsync(cook, turn, "'dish':{'S':'soup'},'price':{'N':'3'}");
        }

        const string Ordered = "SELECT turn FROM meals WHERE cook IN ['ada','bob'] ORDER BY cook DESC, turn ASC";
        (await ItemsAsync(cloud, Ordered)).Select(Turn).ShouldBe(["1", "1", "2"]);
        (await ItemsAsync(cloud, "SELECT * FROM meals.\"by-dish\" WHERE dish = 'soup' AND price > 2")).Count.ShouldBe(
            3
        );
        var first = await RunAsync(cloud, Ordered, more: ",'Limit':2");
        var rest = await RunAsync(cloud, Ordered, more: $",'NextToken':'{first["NextToken"]}'");
        rest["Items"]!.AsArray().Select(Turn).ShouldBe(["2"]);
        rest["NextToken"].ShouldBeNull();
        (await RefusalAsync(cloud, "SELECT turn FROM meals", more: $",'NextToken':'{first["NextToken"]}'")).ShouldBe(
            "ValidationException: NextToken does not match request"
        );
    }

    // what DynamoDB answers, as recorded by others: https://github.com/nubo-db/dynamodb-conformance
    [Theory]
    [InlineData("SELECT * FROM meals WHERE cook = 'a' foo", Unread + "Unexpected token after expression")]
    [InlineData("SELECT * FROM meals WHERE", Unread + "Unexpected term")]
    [InlineData(
        "SELECT * FROM meals WHERE cook = 'a' AND",
        Unread + "Missing right-hand side expression of infix operator"
    )]
    [InlineData("SLECT * FROM meals", Unread + "Expected data manipulation")]
    [InlineData("SELECT * FROM meals WHERE turn = 1e99999999999", Unread)]
    [InlineData("DELETE FROM WHERE cook = 'a'", Unread + "Expected identifier for simple path")]
    [InlineData("SELECT * FROM meals m WHERE cook = 'a'", "Aliasing is not supported")]
    [InlineData(
        "SELECT * FROM meals WHERE turn = 1e126",
        "Number overflow. Attempting to store a number with magnitude larger than supported range under root"
    )]
    [InlineData("SELECT count(*) FROM meals", "Unexpected path component at 1:8:5")]
    [InlineData("SELECT * FROM meals WHERE lower(cook) = 'a'", "Unrecognized function: lower at 1:27:5")]
    [InlineData(
        "UPDATE meals SET a = 1 WHERE cook = 'a'",
        "Where clause does not contain a mandatory equality on all key attributes"
    )]
    [InlineData(
        "UPDATE meals SET a = set_add(a, 'x') WHERE cook='a' AND turn=1",
        "The second argument to SET_ADD must be a value with type SET at 1:30:1"
    )]
    [InlineData(
        "DELETE FROM meals WHERE cook='a' AND turn=1 RETURNING ALL NEW *",
        "Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements."
    )]
    [InlineData("SELECT * FROM meals.nope", "The table does not have the specified index")]
    [InlineData("SELECT * FROM meals WHERE cook = ?", "Number of parameters in request and statement don't match.")]
    [InlineData(
        "SELECT turn FROM meals ORDER BY turn",
        "Must have WHERE clause in the statement when using ORDER BY clause."
    )]
    [InlineData(
        "SELECT * FROM meals WHERE cook='a' AND x=1 OR cook='a' AND turn=2",
        "Overlapping conditions with range keys are not supported in where clause"
    )]
    public async Task A_wrong_statement_is_refused_in_the_words_of_DynamoDB(string statement, string text)
    {
        await using var cloud = await KitchenTables.StartAsync();
        (await RefusalAsync(cloud, statement)).ShouldBe("ValidationException: " + text);
    }

    [Fact]
    public async Task A_batch_tells_the_failure_of_each_statement_and_a_transaction_does_all_or_nothing()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1);
        var ada = Statement("INSERT INTO meals VALUE {'cook':'ada','turn':1}");
        var bob = Statement("INSERT INTO meals VALUE {'cook':'bob','turn':1}");

        (
            await ServiceFixture.RefusedAsync(() =>
                CallAsync(cloud, "ExecuteTransaction", $"{{'TransactStatements':[{bob},{ada}]}}")
            )
        ).Text.ShouldEndWith("[None, DuplicateItem]");
        (await cloud.GetAsync("bob", 1)).ShouldBeNull();

        (await CallAsync(cloud, "BatchExecuteStatement", $"{{'Statements':[{bob},{ada}]}}"))["Responses"]!
            .ToJsonString()
            .ShouldBe(
                """[{"TableName":"meals"},{"Error":{"Code":"DuplicateItem","Message":"Duplicate primary key exists in table"}}]"""
            );
        var exists = Statement("EXISTS(SELECT * FROM meals WHERE cook='bob' AND turn=1 AND x IS MISSING)");
        var update = Statement("UPDATE meals SET x = 1 WHERE cook='ada' AND turn=1");
        (await CallAsync(cloud, "ExecuteTransaction", $"{{'TransactStatements':[{exists},{update}]}}"))["Responses"]!
            .ToJsonString()
            .ShouldBe("[]");
    }

    [Fact]
    public async Task A_transaction_of_nothing_is_refused()
    {
        await using var cloud = await KitchenTables.StartAsync();

        (
            await ServiceFixture.RefusedAsync(() =>
                CallAsync(cloud, "ExecuteTransaction", "{'TransactStatements':[null]}")
            )
        ).Text.ShouldEndWith("Member must not be null");
    }

    private const string Unread = "Statement wasn't well formed, can't be processed: ";

    private static string N(int number) => $",'Parameters':[{{'N':'{number}'}}]";

    private static string Turn(JsonNode? item) => item!["turn"]!["N"]!.ToString();

    private static async Task<JsonArray> ItemsAsync(ServiceFixture cloud, string statement, string more = "") =>
        (await RunAsync(cloud, statement, more))["Items"]!.AsArray();

    private static async Task<string> RefusalAsync(ServiceFixture cloud, string statement, string more = "")
    {
        var refusal = await ServiceFixture.RefusedAsync(() => RunAsync(cloud, statement, more));
        return $"{refusal.Code}: {refusal.Text}";
    }

    private static Task<JsonObject> RunAsync(ServiceFixture cloud, string statement, string more = "") =>
        CallAsync(cloud, "ExecuteStatement", Statement(statement, more));

    private static string Statement(string text, string more = "") =>
        $"{{'Statement':{JsonValue.Create(text).ToJsonString()}{more}}}";

    private static Task<JsonObject> CallAsync(ServiceFixture cloud, string operation, string input) =>
        cloud.DynamoDbAsync(operation, input);
}
