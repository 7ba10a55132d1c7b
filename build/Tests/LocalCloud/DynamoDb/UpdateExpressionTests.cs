using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class UpdateExpressionTests
{
    private const string Meal =
        "'price':{'N':'10'},'steps':{'L':[{'S':'a'},{'S':'b'},{'S':'c'}]},'labels':{'SS':['hot','new']},'more':{'M':{'rating':{'N':'4'}}}";

    [Theory]
    [InlineData("SET price = price + :v", "{'N':'0.1'}", "price", "{'N':'10.1'}")]
    [InlineData("SET price = price - :v", "{'N':'12'}", "price", "{'N':'-2'}")]
    [InlineData("SET sold = if_not_exists(sold, :v) + price", "{'N':'1'}", "sold", "{'N':'11'}")]
    [InlineData(
        "SET steps = list_append(:v, steps)",
        "{'L':[{'S':'z'}]}",
        "steps",
        "{'L':[{'S':'z'},{'S':'a'},{'S':'b'},{'S':'c'}]}"
    )]
    [InlineData("SET steps[1] = :v REMOVE steps[0]", "{'S':'B'}", "steps", "{'L':[{'S':'B'},{'S':'c'}]}")]
    [InlineData("SET steps[9] = :v", "{'S':'d'}", "steps", "{'L':[{'S':'a'},{'S':'b'},{'S':'c'},{'S':'d'}]}")]
    [InlineData("SET more.rating = :v", "{'N':'5'}", "more", "{'M':{'rating':{'N':'5'}}}")]
    [InlineData("ADD price :v", "{'N':'-3'}", "price", "{'N':'7'}")]
    [InlineData("ADD fresh :v", "{'N':'2'}", "fresh", "{'N':'2'}")]
    [InlineData("ADD labels :v", "{'SS':['new','veg']}", "labels", "{'SS':['hot','new','veg']}")]
    [InlineData("DELETE labels :v", "{'SS':['new']}", "labels", "{'SS':['hot']}")]
    [InlineData("DELETE labels :v", "{'SS':['new','hot']}", "labels", null)]
    public async Task An_action_changes_its_path_alone(
        string expression,
        string value,
        string attribute,
        string? expected
    )
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, Meal);
        var item = (await cloud.UpdateAsync(expression, $"'ExpressionAttributeValues':{{':v':{value}}}"))[
            "Attributes"
        ]!;
        item[attribute]?.ToJsonString().ShouldBe(expected?.Replace('\'', '"'));
        item.AsObject().Count.ShouldBeGreaterThanOrEqualTo(expected is null ? 5 : 6);
    }

    [Fact]
    public async Task Removed_list_items_are_named_by_their_places_before_the_update()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, Meal);
        (await cloud.UpdateAsync("REMOVE steps[0], steps[1]"))["Attributes"]!["steps"]!
            .ToJsonString()
            .ShouldBe("{\"L\":[{\"S\":\"c\"}]}");
    }

    [Fact]
    public async Task An_update_makes_the_item_that_is_not_there()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.UpdateAsync("SET dish = :d", "'ExpressionAttributeValues':{':d':{'S':'rice'}}");
        (await cloud.GetAsync("ada", 1))!["dish"]!["S"]!.ToString().ShouldBe("rice");
    }

    [Theory]
    [InlineData("", "Invalid UpdateExpression: The expression can not be empty;")]
    [InlineData(
        "SET price = :v SET dish = :v",
        "Invalid UpdateExpression: The \\\"SET\\\" section can only be used once in an update expression;"
    )]
    [InlineData(
        "SET more = :v, more.rating = :v",
        "Invalid UpdateExpression: Two document paths overlap with each other; must "
            + "remove or rewrite one of these paths; path one: [more], path two: [more, rating]"
    )]
    [InlineData(
        "SET status = :v",
        "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status"
    )]
    [InlineData(
        "SET #x = :v",
        "Invalid UpdateExpression: An expression attribute name "
            + "used in the document path is not defined; attribute name: #x"
    )]
    [InlineData(
        "SET price = :w",
        "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :w"
    )]
    [InlineData("SET price :v", "Invalid UpdateExpression: Syntax error; token: \\\":v\\\", near: \\\"price :v\\\"")]
    [InlineData("REMOVE price", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}")]
    [InlineData(
        "DELETE labels :v",
        "Invalid UpdateExpression: Incorrect operand type for operator or function; "
            + "operator: DELETE, operand type: NUMBER, typeset: ALLOWED_FOR_DELETE_OPERAND"
    )]
    public async Task A_mistake_in_the_expression_is_named(string expression, string reason)
    {
        await using var cloud = await KitchenTables.StartAsync();
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.UpdateAsync(expression, "'ExpressionAttributeValues':{':v':{'N':'1'}}")
            )
        ).Text.ShouldBe("1 validation error detected: " + reason.Replace("\\", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "SET turn = :v",
        "One or more parameter values were invalid: Cannot update attribute turn. This attribute is part of the key"
    )]
    [InlineData("SET nothing.rating = :v", "The document path provided in the update expression is invalid for update")]
    [InlineData(
        "SET price = nothing + :v",
        "The provided expression refers to an attribute that does not exist in the item"
    )]
    [InlineData("SET price = steps + :v", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD steps :v", "An operand in the update expression has an incorrect data type")]
    public async Task What_the_item_does_not_allow_is_refused_and_changes_nothing(string expression, string reason)
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, Meal);
        var before = (await cloud.GetAsync("ada", 1))!.ToJsonString();
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.UpdateAsync(expression, "'ExpressionAttributeValues':{':v':{'N':'1'}}")
            )
        ).Text.ShouldBe(reason);
        (await cloud.GetAsync("ada", 1))!.ToJsonString().ShouldBe(before);
    }

    [Theory]
    [InlineData("UPDATED_OLD", "{\"price\":{\"N\":\"10\"}}")]
    [InlineData("UPDATED_NEW", "{\"price\":{\"N\":\"11\"},\"sold\":{\"N\":\"1\"}}")]
    public async Task Only_the_updated_paths_are_returned_when_asked_so(string returned, string expected)
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, Meal);
        var answer = await cloud.DynamoDbAsync(
            "UpdateItem",
            $"{{'TableName':'meals','Key':{KitchenTables.Key("ada", 1)},'ReturnValues':'{returned}','UpdateExpression':'ADD "
                + ""
                + $"price :one, sold :one','ExpressionAttributeValues':{{':one':{{'N':'1'}}}}}}"
        );
        answer["Attributes"]!.ToJsonString().ShouldBe(expected);
    }
}
