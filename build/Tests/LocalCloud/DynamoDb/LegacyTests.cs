using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class LegacyTests
{
    [Fact]
    public async Task Conditions_filters_and_updates_of_the_time_before_expressions_are_understood()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, "'dish':{'S':'soup'},'price':{'N':'3'},'tags':{'SS':['a','b']}");
        await cloud.PutAsync("ada", 2, "'dish':{'S':'cake'},'price':{'N':'5'}");
        await cloud.DynamoDbAsync(
            "UpdateItem",
            $"{{'TableName':'meals','Key':{KitchenTables.Key("ada", 1)},'AttributeUpdates':{{"
                + "'price':{'Action':'ADD','Value':{'N':'4'}},'tags':{'Action':'DELETE','Value':{'SS':['a']}},"
                + "'dish':{'Action':'DELETE'},'new':{'Value':{'S':'x'}}}}"
        );
        var item = (await cloud.GetAsync("ada", 1))!;
        item["price"]!["N"]!.ToString().ShouldBe("7");
        item["tags"]!["SS"]!.ToJsonString().ShouldBe("""["b"]""");
        item.ContainsKey("dish").ShouldBeFalse();
        item["new"]!["S"]!.ToString().ShouldBe("x");

        (
            await cloud.DynamoDbAsync(
                "Scan",
                "{'TableName':'meals','ScanFilter':{'price':{'ComparisonOperator':'GT','AttributeValueList':[{'N':'6'}]},"
                    + "'dish':{'ComparisonOperator':'NOT_NULL'}},'ConditionalOperator':'OR'}"
            )
        )["Count"]!
            .GetValue<int>()
            .ShouldBe(2);
        (
            await ServiceFixture.RefusedAsync(() => PutAsync(cloud, "'Expected':{'price':{'Value':{'N':'1'}}}"))
        ).Code.ShouldBe("ConditionalCheckFailedException");
        await PutAsync(cloud, "'Expected':{'none':{'Exists':false}}");
    }

    [Theory]
    [InlineData(
        "'Expected':{'a':{'Exists':true}}",
        "One or more parameter values were invalid: Value must be provided when Exists is true for Attribute: a"
    )]
    [InlineData(
        "'Expected':{'a':{'ComparisonOperator':'EQ'}}",
        "One or more parameter values were invalid: Value or AttributeValueList must be used with ComparisonOperator: "
            + "EQ for Attribute: a"
    )]
    [InlineData("'ConditionalOperator':'AND'", "ConditionalOperator cannot be used without Filter or Expected")]
    [InlineData(
        "'Expected':{'a':{'Exists':false}},'ConditionExpression':'attribute_exists(a)'",
        "Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}"
    )]
    public async Task A_wrong_condition_is_refused_in_the_words_of_DynamoDB(string condition, string text)
    {
        await using var cloud = await KitchenTables.StartAsync();
        (await ServiceFixture.RefusedAsync(() => PutAsync(cloud, condition))).Text.ShouldBe(text);
    }

    private static Task<JsonObject> PutAsync(ServiceFixture cloud, string condition) =>
        cloud.DynamoDbAsync("PutItem", $"{{'TableName':'meals','Item':{KitchenTables.Key("ada", 2)},{condition}}}");
}
