using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class ConditionTests
{
    private const string Meal =
        "'price':{'N':'10'},'dish':{'S':'rice'},'labels':{'SS':['hot','new']},'steps':{'L':[{'S':'a'},{'N':'2'}]},'more':{'M':{'rating':{'N':'4'}}}";

    [Theory]
    [InlineData("price = :ten", true)]
    [InlineData("price < :ten", false)]
    [InlineData("price <= :ten AND dish <> :rice", false)]
    [InlineData("price BETWEEN :one AND :ten", true)]
    [InlineData("NOT price > :one OR dish = :rice", true)]
    [InlineData("dish IN (:one, :rice)", true)]
    [InlineData("attribute_exists(more.rating) and attribute_not_exists(more.stars)", true)]
    [InlineData("attribute_type(labels, :ss)", true)]
    [InlineData("begins_with(dish, :ri)", true)]
    [InlineData("contains(dish, :ri)", true)]
    [InlineData("contains(labels, :hot)", true)]
    [InlineData("contains(steps, :two)", true)]
    [InlineData("size(steps) = :two", true)]
    [InlineData("size(dish) > :ten", false)]
    [InlineData("steps[1] = :two", true)]
    [InlineData("nothing <> :one", true)]
    [InlineData("dish < :ten", false)]
    [InlineData("(price = :one OR price = :ten) AND (dish = :rice)", true)]
    public async Task A_filter_keeps_what_its_condition_holds_for(string filter, bool kept)
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, Meal);
        string[] all =
        [
            "':ten':{'N':'10'}",
            "':one':{'N':'1'}",
            "':two':{'N':'2'}",
            "':rice':{'S':'rice'}",
            "':ri':{'S':'ri'}",
            "':hot':{'S':'hot'}",
            "':ss':{'S':'SS'}",
        ];
        var used = all.Where(value =>
                filter.Contains(value.Split('\'')[1], StringComparison.Ordinal)
                && (
                    !value.Contains(":ri'", StringComparison.Ordinal)
                    || filter.Contains(":ri)", StringComparison.Ordinal)
                )
            )
            .ToList();
        var values = used.Count == 0 ? "" : $",'ExpressionAttributeValues':{{{string.Join(',', used)}}}";
        var page = await cloud.DynamoDbAsync("Scan", $"{{'TableName':'meals','FilterExpression':'{filter}'{values}}}");
        page["Count"]!.GetValue<int>().ShouldBe(kept ? 1 : 0);
        page["ScannedCount"]!.GetValue<int>().ShouldBe(1);
    }
}
