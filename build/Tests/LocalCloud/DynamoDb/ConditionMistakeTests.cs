using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class ConditionMistakeTests
{
    private const string Meal =
        "'price':{'N':'10'},'dish':{'S':'rice'},'labels':{'SS':['hot','new']},'steps':{'L':[{'S':'a'},{'N':'2'}]},'more':{'M':{'rating':{'N':'4'}}}";

    [Fact]
    public async Task A_failed_condition_changes_nothing_and_shows_the_item_when_asked()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, Meal);
        var put =
            $"{{'TableName':'meals','Item':{KitchenTables.Key("ada", 1)},'ConditionExpression':'attribute_not_exists(cook)'}}";
        var refusal = await ServiceFixture.RefusedAsync(() => cloud.DynamoDbAsync("PutItem", put));
        refusal.Code.ShouldBe("ConditionalCheckFailedException");
        refusal.Text.ShouldBe("The conditional request failed");
        (await cloud.GetAsync("ada", 1))!["dish"]!["S"]!.ToString().ShouldBe("rice");
    }

    [Theory]
    [InlineData("price", "Invalid FilterExpression: Syntax error; token: \"<EOF>\", near: \"price\"")]
    [InlineData("begins(dish, :v)", "Invalid FilterExpression: Invalid function name; function: begins")]
    [InlineData(
        "begins_with(dish, :v)",
        "Invalid FilterExpression: Incorrect operand type for operator or "
            + "function; operator or function: begins_with, operand type: BOOL"
    )]
    [InlineData(
        "attribute_exists(a, b)",
        "Invalid FilterExpression: Incorrect number of operands for operator or "
            + "function; operator or function: attribute_exists, number of operands: 2"
    )]
    [InlineData(
        "dish = dish",
        "Invalid FilterExpression: The first operand must be distinct from the remaining "
            + "operands for this operator or function; operator: =, first operand: [dish]"
    )]
    public async Task A_mistake_in_the_condition_is_named(string filter, string reason)
    {
        await using var cloud = await KitchenTables.StartAsync();
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync(
                    "Scan",
                    $"{{'TableName':'meals','FilterExpression':'{filter}','ExpressionAttributeValues':{{':v':{{'BOOL':true}}}}}}"
                )
            )
        ).Text.ShouldBe(reason);
    }
}
