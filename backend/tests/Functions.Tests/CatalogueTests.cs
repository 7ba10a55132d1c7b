using AiChef.Functions.Catalogue;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class CatalogueTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;

    [Fact]
    public void Holds_at_least_sixty_dishes_under_different_ids()
    {
        Catalogue.Dishes.Count.ShouldBeGreaterThanOrEqualTo(60);
        Catalogue.Dishes.Select(d => d.Id).ShouldBeUnique();
    }

    [Fact]
    public void Every_ingredient_has_a_price_and_nutrition_values_and_known_allergens() =>
        Catalogue.Ingredients.Values.ShouldAllBe(i =>
            Catalogue.Prices.ContainsKey(i.Id)
            && Catalogue.Foods.ContainsKey(i.Id)
            && i.Origins.Count > 0
            && i.Allergens.All(a => Allergens.All.Contains(a))
        );

    [Fact]
    public void A_catalogue_reads_its_tables_by_itself()
    {
        var another = new FoodCatalogue();
        another.Dishes.Select(d => d.Id).ShouldBe(Catalogue.Dishes.Select(d => d.Id));
        foreach (var ingredient in another.Ingredients.Values)
        {
            another.Find(ingredient.Id).ShouldBe(ingredient);
            ingredient.Words.ShouldAllBe(word => another.Find(word) == ingredient);
        }
    }

    [Fact]
    public void Every_dish_uses_known_ingredients_in_units_that_fit_them() =>
        Catalogue.Dishes.ShouldAllBe(d => d.Ingredients.All(i => Catalogue.Grams(i) > 0));

    [Fact]
    public void Every_allergen_is_in_some_ingredient() =>
        Allergens.All.ShouldAllBe(a => Catalogue.Ingredients.Values.Any(i => i.Allergens.Contains(a)));

    [Theory]
    [InlineData("Chicken breast", "chicken-breast")]
    [InlineData("EGG", "eggs")]
    [InlineData("tomatoes", "tomato")]
    [InlineData("carrots", "carrot")]
    public void Finds_an_ingredient_by_id_name_or_plural(string word, string? id) =>
        (Catalogue.Find(word)?.Id).ShouldBe(id);

    [Theory]
    [InlineData("Soy", "soybeans")]
    [InlineData("shellfish", "crustaceans,molluscs")]
    [InlineData("MILK", "milk")]
    public void Everyday_names_mean_the_allergens_of_the_regulation(string word, string allergens) =>
        string.Join(',', Allergens.Named(word)!).ShouldBe(allergens);
}
