using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Units, what they weigh, and how people write them.</summary>
public sealed class UnitsTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly MealRequestReader Reader = new(Catalogue, "EUR");

    [Theory]
    [InlineData("eggs", 2, "piece", 100)]
    [InlineData("rice", 0.5, "kg", 500)]
    [InlineData("rice", 250, "g", 250)]
    [InlineData("rice", 1, "oz", 28.35)]
    [InlineData("rice", 2, "lb", 907.18)]
    [InlineData("milk", 1, "l", 1031)]
    [InlineData("milk", 100, "ml", 103.1)]
    [InlineData("milk", 8, "fl-oz", 243.92)]
    [InlineData("water", 1, "cup", 239.9)]
    [InlineData("water", 1, "cup-kr", 202.8)]
    [InlineData("water", 1, "tbsp", 15.21)]
    [InlineData("water", 1, "tsp", 5.07)]
    public void Units_weigh_what_the_ingredient_weighs(string ingredient, double amount, string unit, double grams) =>
        Units.Grams(Catalogue.Ingredients[ingredient], (decimal)amount, unit)!.Value.ShouldBe((decimal)grams, 0.01m);

    // USDA FoodData Central, SR Legacy: the weight of one cup of 236.588 ml.
    [Theory]
    [InlineData("rice", 185)]
    [InlineData("brown-rice", 190)]
    [InlineData("oats", 81)]
    [InlineData("quinoa", 170)]
    [InlineData("milk", 244)]
    [InlineData("honey", 339)]
    [InlineData("olive-oil", 216)]
    [InlineData("chickpeas", 164)]
    [InlineData("blueberries", 148)]
    [InlineData("almonds", 143)]
    [InlineData("spinach", 30)]
    [InlineData("cheddar", 113)]
    [InlineData("peanut-butter", 258)]
    public void A_cup_weighs_what_the_USDA_says(string ingredient, int grams) =>
        Units.Grams(Catalogue.Ingredients[ingredient], 1, "cup")!.Value.ShouldBe(grams, 0.2m);

    [Theory]
    [InlineData("Cups", "cup")]
    [InlineData("cup", "cup")]
    [InlineData("컵", "cup-kr")]
    [InlineData("Tablespoons", "tbsp")]
    [InlineData("큰술", "tbsp")]
    [InlineData("tsp.", "tsp")]
    [InlineData("작은술", "tsp")]
    [InlineData("ounces", "oz")]
    [InlineData("oz.", "oz")]
    [InlineData("fl. oz.", "fl-oz")]
    [InlineData("lbs", "lb")]
    [InlineData("pounds", "lb")]
    [InlineData("Gram", "g")]
    [InlineData("kilos", "kg")]
    [InlineData("mL", "ml")]
    [InlineData("litres", "l")]
    [InlineData("pcs", "piece")]
    [InlineData("개", "piece")]
    public void Units_are_known_as_people_write_them(string word, string unit) => Units.Named(word).ShouldBe(unit);

    [Fact]
    public void Every_unit_is_known_by_its_own_name_and_no_other_word_passes()
    {
        Units.All.ShouldAllBe(unit => Units.Named(unit) == unit);
        Units.Named("bucket").ShouldBeNull();
        Units.Grams(Catalogue.Ingredients["rice"], 1, "bucket").ShouldBeNull();
        Units.All.Where(Units.IsVolume).ShouldBe(["ml", "l", "tsp", "tbsp", "fl-oz", "cup", "cup-kr"]);
    }

    [Fact]
    public void A_unit_that_does_not_fit_has_no_weight()
    {
        Units.Grams(Catalogue.Ingredients["chicken-breast"], 1, "ml").ShouldBeNull();
        Units.Of(Catalogue.Ingredients["chicken-breast"]).ShouldBe(["g", "kg", "oz", "lb", "piece"]);
        Units.Of(Catalogue.Ingredients["beef-mince"]).ShouldBe(["g", "kg", "oz", "lb"]);
        Units.Of(Catalogue.Ingredients["tomato"]).ShouldBe(Units.All);
    }

    [Fact]
    public void A_request_in_everyday_units_is_read_in_those_of_the_catalogue()
    {
        var item = Read("rice", 2, "Cups");
        (item.Amount, item.Unit).ShouldBe((2m, "cup"));
        Read("unicorn", 1, "큰술").Unit.ShouldBe("tbsp");
    }

    [Theory]
    [InlineData(
        "chicken breast",
        "cup",
        "must be one of g, kg, oz, lb, piece: what a millilitre of Chicken breast weighs is not known"
    )]
    [InlineData("rice", "piece", ": what a piece of White rice weighs is not known")]
    [InlineData("rice", "cpu", "; did you mean cup")]
    [InlineData("beef mince", "bucket", "must be one of g, kg, oz, lb")]
    [InlineData("unicorn", "bucket", "must be one of g, kg, oz, lb, ml, l, tsp, tbsp, fl-oz, cup, cup-kr, piece")]
    public void A_unit_without_a_weight_is_refused_with_the_reason(string name, string unit, string reason)
    {
        var error = Should.Throw<InvalidRequestException>(() => Read(name, 1, unit)).Errors.Single();
        error.Field.ShouldBe("ingredients[0].unit");
        error.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("""{"name":"rice","amount":1}""")]
    [InlineData("""{"name":"rice","unit":"g"}""")]
    public void Amount_and_unit_go_together(string ingredient) =>
        Should
            .Throw<InvalidRequestException>(() =>
                Reader.Read(JsonElement.Parse($$"""{"ingredients":[{{ingredient}}]}"""))
            )
            .Message.ShouldBe("ingredients[0].unit: amount and unit go together");

    private static AvailableIngredient Read(string name, int amount, string unit) =>
        Reader
            .Read(
                JsonSerializer.SerializeToElement(
                    new
                    {
                        ingredients = new[]
                        {
                            new
                            {
                                name,
                                amount,
                                unit,
                            },
                        },
                    }
                )
            )
            .Ingredients.Single();
}
