using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>A choice that varies by a seed.</summary>
public sealed class SeedTests
{
    private static readonly CatalogueRecipeChooser Chooser = new(FoodCatalogue.Instance);

    [Fact]
    public void The_same_seed_gives_the_same_dish_and_other_seeds_give_others()
    {
        var request = RecipeChoiceTests.Request();
        var dishes = Enumerable.Range(0, 20).Select(seed => Of(request, seed)).ToList();
        dishes.Distinct().Count().ShouldBeGreaterThan(2);
        dishes.ShouldBe(Enumerable.Range(0, 20).Select(seed => Of(request, seed)));
        Of(request, 0).ShouldBe(Chooser.Choose(request).Recipe!.Id);
        Chooser.Suitable(request with { Seed = int.MaxValue }).Dishes.Select(r => r.Id).ShouldBeUnique();
    }

    [Fact]
    public void A_seed_picks_only_what_is_nearly_as_good_and_as_safe()
    {
        var request = RecipeChoiceTests.Request() with { Target = "muscle-gain", Allergies = ["milk"], Servings = 1 };
        var best = Fit(request);
        for (var seed = 0; seed < 50; seed++)
        {
            var picked = request with { Seed = seed };
            Fit(picked).ShouldBeInRange(best - 0.1m, best);
            Chooser.Choose(picked).Recipe!.Allergens.ShouldNotContain("milk");
        }
    }

    private static string Of(MealRequest request, int seed) => Chooser.Choose(request with { Seed = seed }).Recipe!.Id;

    private static decimal Fit(MealRequest request)
    {
        var recipe = Chooser.Choose(request).Recipe!;
        var serving = Nutrition.Of(FoodCatalogue.Instance, recipe.Ingredients.Select(i => i.AsAmount()));
        return Targets.Fit(request.Target, serving.Per(recipe.Servings));
    }
}
