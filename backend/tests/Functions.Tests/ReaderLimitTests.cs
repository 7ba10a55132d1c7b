using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The limits of a request, up to the limit and beyond.</summary>
public sealed class ReaderLimitTests
{
    private static readonly MealRequestReader Reader = new(FoodCatalogue.Instance, "EUR");

    [Theory]
    [InlineData("[]", "body", "must be a JSON object")]
    [InlineData("""{"allergies":[7]}""", "allergies[0]", "must be one of gluten, ")]
    [InlineData("""{"budget":10000000.01}""", "budget", "must be a number from 0.01 to 10000000")]
    [InlineData(
        """{"ingredients":[{"name":"rice","amount":0,"unit":"g"}]}""",
        "ingredients[0].amount",
        "must be a number from 0.01 to 100000"
    )]
    public void What_is_beyond_a_limit_is_named(string request, string field, string message)
    {
        var error = Should.Throw<InvalidRequestException>(() => Read(request)).Errors[0];
        error.Field.ShouldBe(field);
        error.Message.ShouldStartWith(message);
    }

    [Fact]
    public void The_limits_themselves_pass() =>
        Read($$"""{"budget":{{MealRequestReader.HighestBudget}}}""").Budget.ShouldBe(MealRequestReader.HighestBudget);

    [Fact]
    public void A_known_ingredient_lists_only_the_units_that_fit_it() =>
        Should
            .Throw<InvalidRequestException>(() =>
                Read("""{"ingredients":[{"name":"beef mince","amount":1,"unit":"bucket"}]}""")
            )
            .Message.ShouldBe("ingredients[0].unit: must be one of g, kg, oz, lb");

    private static MealRequest Read(string json) => Reader.Read(JsonElement.Parse(json));
}
