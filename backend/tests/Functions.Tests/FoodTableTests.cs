using AiChef.Functions.Catalogue;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class FoodTableTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;

    [Fact]
    public void Every_table_names_its_source() => Catalogue.Sources.ShouldAllBe(s => s.Length > 20);

    [Fact]
    public void Every_food_has_the_published_values_under_its_number()
    {
        Catalogue.Foods.Values.ShouldAllBe(f => f.Ndb != null && f.Ndb.Length == 5 && f.Ndb.All(char.IsAsciiDigit));
        Catalogue.Foods.Values.Select(f => f.Ndb).ShouldBeUnique();
        Catalogue.Foods.Values.Where(f => f.Absent?.Contains("sugars") == true).ShouldAllBe(f => f.Sugars == 0);
    }

    // Spices have more fibre and lemons more acid than the general factors allow for.
    [Fact]
    public void Energy_agrees_with_protein_fat_and_carbohydrate() =>
        Catalogue
            .Foods.Values.Where(f => f.Ingredient is not ("lemon" or "curry-powder" or "cumin" or "paprika"))
            .ShouldAllBe(f =>
                Math.Abs((4 * f.Protein) + (9 * f.Fat) + (4 * f.Carbohydrate) - f.Kilocalories)
                <= Math.Max(15, 0.15m * f.Kilocalories)
            );

    [Theory]
    [InlineData("eggs", 2, "piece", 100)]
    [InlineData("olive-oil", 1, "tbsp", 13.8)]
    [InlineData("olive-oil", 1, "tsp", 4.6)]
    [InlineData("milk", 1, "l", 1030)]
    [InlineData("rice", 0.5, "kg", 500)]
    public void Units_weigh_what_the_ingredient_weighs(string ingredient, double amount, string unit, double grams) =>
        Units.Grams(Catalogue.Ingredients[ingredient], (decimal)amount, unit).ShouldBe((decimal)grams);

    [Fact]
    public void A_unit_that_does_not_fit_has_no_weight() =>
        Units.Grams(Catalogue.Ingredients["chicken-breast"], 1, "ml").ShouldBeNull();
}
