using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class RecipeChoiceTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly CatalogueRecipeChooser Chooser = new(Catalogue);

    // All 16 384 sets of the fourteen allergens are too many to choose for; sets of up to two, with every diet and
    // target, are not.
    [Fact]
    public void Never_offers_an_allergen_asked_to_be_left_out_nor_what_the_diet_lacks()
    {
        var pairs = Allergens
            .All.SelectMany(a => Allergens.All.SkipWhile(b => b != a).Select(b => new[] { a, b }.Distinct().ToList()))
            .ToList();
        foreach (var diet in Diets.All)
        {
            foreach (var allergies in pairs)
            {
                var result = Chooser.Choose(Request() with { Diet = diet, Allergies = allergies });
                result.Outcome.ShouldBe(RecipeResult.Found, $"{diet} without {string.Join(", ", allergies)}");
                ShouldBeSafe(result.Recipe!, diet, allergies);
            }
        }
    }

    [Fact]
    public void Safety_holds_for_every_set_of_allergens_over_the_whole_catalogue()
    {
        for (var set = 0; set < 1 << Allergens.All.Count; set++)
        {
            var bits = set;
            var left = Allergens.All.Where((_, i) => (bits & (1 << i)) != 0).ToHashSet();
            Catalogue
                .Dishes.Where(d => Catalogue.IsFree(d, left))
                .SelectMany(d => d.Ingredients)
                .Select(i => Catalogue.Ingredients[i.Ingredient])
                .Any(i => i.Allergens.Concat(i.MayContain).Any(left.Contains))
                .ShouldBeFalse();
        }
    }

    [Fact]
    public void Without_all_fourteen_allergens_every_diet_still_finds_something_safe()
    {
        foreach (var diet in Diets.All)
        {
            ShouldBeSafe(
                Chooser.Choose(Request() with { Diet = diet, Allergies = Allergens.All }).Recipe!,
                diet,
                Allergens.All
            );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Scales_every_amount_to_the_servings(int servings)
    {
        var recipe = Chooser.Choose(Request() with { Servings = servings }).Recipe!;
        var dish = Catalogue.Dishes.Single(d => d.Id == recipe.Id);
        recipe.Servings.ShouldBe(servings);
        recipe
            .Ingredients.Select(i => i.Amount)
            .ShouldBe(
                dish.Ingredients.Select(i =>
                    Math.Round(i.Amount * servings / dish.Servings, 2, MidpointRounding.AwayFromZero)
                )
            );
    }

    [Fact]
    public void Stays_within_the_budget()
    {
        var recipe = Chooser.Choose(Request() with { Budget = 3m }).Recipe!;
        recipe.EstimatedCost.ShouldBeLessThanOrEqualTo(3m);
    }

    [Fact]
    public void Says_what_the_cheapest_costs_when_the_budget_is_too_small()
    {
        var result = Chooser.Choose(Request() with { Budget = 0.01m });
        result.Outcome.ShouldBe(RecipeResult.NothingFits);
        result.Recipe.ShouldBeNull();
        result.Reason!.ShouldContain("budget of 0.01");
    }

    [Fact]
    public void Prefers_what_is_at_hand()
    {
        AvailableIngredient[] atHand =
        [
            new() { Name = "cod" },
            new() { Name = "canned-tomatoes" },
            new() { Name = "white-beans" },
            new() { Name = "onion" },
            new() { Name = "garlic" },
            new() { Name = "basil" },
        ];
        var recipe = Chooser.Choose(Request() with { Target = "muscle-gain", Ingredients = atHand }).Recipe!;
        recipe.Id.ShouldBe("cod-tomato");
        recipe.Ingredients.Count(i => i.Available).ShouldBe(6);
    }

    [Fact]
    public void Muscle_gain_has_more_protein_and_weight_loss_less_energy_than_endurance_food()
    {
        var gain = Serving("muscle-gain");
        var loss = Serving("weight-loss");
        var endurance = Serving("endurance");
        gain.Protein.ShouldBeGreaterThan(endurance.Protein);
        loss.Kilocalories.ShouldBeLessThan(endurance.Kilocalories);
        Serving("low-carb").Carbohydrate.ShouldBeLessThan(endurance.Carbohydrate);
    }

    internal static MealRequest Request() =>
        new()
        {
            Target = "balanced",
            Diet = "omnivore",
            Allergies = [],
            Ingredients = [],
            Currency = "EUR",
            Servings = 2,
        };

    private static Nutrition Serving(string target)
    {
        var recipe = Chooser.Choose(Request() with { Target = target }).Recipe!;
        return Nutrition.Of(Catalogue, recipe.Ingredients.Select(i => i.AsAmount())).Per(recipe.Servings);
    }

    private static void ShouldBeSafe(Recipe recipe, string diet, IReadOnlyList<string> allergies)
    {
        var used = recipe.Ingredients.Select(i => Catalogue.Ingredients[i.Ingredient]).ToList();
        used.SelectMany(i => i.Allergens).Intersect(allergies).ShouldBeEmpty(recipe.Id);
        recipe.Allergens.Intersect(allergies).ShouldBeEmpty(recipe.Id);
        Diets.Allows(diet, used).ShouldBeTrue(recipe.Id);
    }
}
