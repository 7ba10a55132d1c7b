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
        Catalogue
            .Foods.Values.Where(f => f.Sugars is null)
            .Select(f => f.Ingredient)
            .Order()
            .ShouldBe([
                "chia-seeds",
                "coconut-milk",
                "couscous",
                "lamb-leg",
                "lupin-seeds",
                "quinoa",
                "red-lentils",
                "salmon",
                "shrimp",
                "tempeh",
                "tofu",
            ]);
        Catalogue
            .Foods.Values.Where(f => f.Fibre is null)
            .Select(f => f.Ingredient)
            .Order()
            .ShouldBe(["coconut-milk", "shrimp", "tempeh"]);
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
}
