using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.NutritionValues;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Nutrition says what is missing; nothing that is unknown counts as 0.</summary>
public sealed class NutritionTests
{
    private static readonly NutritionFunction Function = new(FoodCatalogue.Instance);

    [Fact]
    public void A_recipe_of_known_values_is_complete()
    {
        var result = Of(("rice", 160, "g"), ("water", 300, "ml"), ("salt", 1, "tsp"));
        (result.Complete, result.Missing.Count, result.Servings).ShouldBe((true, 0, 2));
        var serving = result.PerServing!;
        serving.Kilocalories.ShouldBe(292);
        serving.Protein.ShouldBe(5.7m);
        serving.Fat.ShouldBe(0.5m);
        serving.Carbohydrate.ShouldBe(64m);
        serving.Fibre.ShouldBe(1m);
        serving.Sugars.ShouldBe(0.1m);
        // 160 g of rice, 304 g of water and 6.085 g of salt
        serving.SodiumMilligrams.ShouldBe(1189);
    }

    [Fact]
    public void A_value_that_the_source_lacks_for_one_ingredient_is_not_known_of_the_meal()
    {
        var result = Of(("rice", 160, "g"), ("salmon", 2, "piece"), ("tempeh", 100, "g"));
        result.Complete.ShouldBeFalse();
        (result.PerServing!.Sugars, result.PerServing.Fibre).ShouldBe((null, null));
        result.PerServing.Protein.ShouldBe(46.5m);
        result
            .Missing.Select(missing => $"{missing.Ingredient}: {string.Join(", ", missing.Values)}; {missing.Reason}")
            .ShouldBe([
                "salmon: sugars; the source has no such value for it",
                "tempeh: fibre, sugars; the source has no such value for it",
            ]);
    }

    [Fact]
    public void Only_the_value_that_is_missing_is_unknown()
    {
        var serving = Of(("salmon", 2, "piece"), ("rice", 100, "g")).PerServing!;
        (serving.Sugars, serving.Fibre).ShouldBe((null, 0.7m));
    }

    [Fact]
    public void An_ingredient_that_is_not_known_leaves_no_sum_and_is_named()
    {
        var result = Of(("rice", 160, "g"), ("unicorn", 1, "g"), ("cod", 1, "cup"));
        result.PerServing.ShouldBeNull();
        result.Complete.ShouldBeFalse();
        result
            .Missing.Select(missing => (missing.Ingredient, missing.Values[0], missing.Reason))
            .ShouldBe([
                ("unicorn", "all", "the catalogue does not know it"),
                ("cod", "all", "what 1 cup of it weighs is not known"),
            ]);
        result.Approximated.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_recipe_nothing_is_missing()
    {
        var result = Function.Handle(JsonElement.Parse("""{"outcome":"no-recipe","reason":"too dear"}"""));
        (result.Outcome, result.Servings, result.PerServing).ShouldBe(("no-recipe", null, null));
        result.Missing.ShouldBeEmpty();
    }

    private static NutritionResult Of(params (string Ingredient, int Amount, string Unit)[] items)
    {
        var recipe = new Recipe
        {
            Id = "x",
            Name = "x",
            Servings = 2,
            Minutes = 1,
            Steps = [],
            Allergens = [],
            EstimatedCost = 1,
            Currency = "EUR",
            Ingredients =
            [
                .. items.Select(item => new RecipeIngredient
                {
                    Ingredient = item.Ingredient,
                    Name = item.Ingredient,
                    Amount = item.Amount,
                    Unit = item.Unit,
                }),
            ],
        };
        return Function.Handle(JsonSerializer.SerializeToElement(RecipeResult.Of(recipe), JsonSerializerOptions.Web));
    }
}
