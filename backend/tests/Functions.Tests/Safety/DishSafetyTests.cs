using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Safety;

/// <summary>Every dish is offered to those who may eat it, and to nobody else.</summary>
public sealed class DishSafetyTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly CatalogueRecipeChooser Chooser = new(Catalogue);

    [Fact]
    public void Every_dish_has_the_allergens_and_diets_of_the_sources()
    {
        SafetyTable.Dishes.Select(row => row.Id).Order().ShouldBe(Catalogue.Dishes.Select(d => d.Id).Order());
        foreach (var row in SafetyTable.Dishes)
        {
            var dish = Catalogue.FindDish(row.Id)!;
            SafetyTable
                .Unequal(row.Contains, Catalogue.AllergensOf(dish))
                .Concat(SafetyTable.Unequal(row.MayContain, Catalogue.PossibleAllergensOf(dish)))
                .Concat(
                    SafetyTable.Unequal(row.Diets.Prepend("omnivore"), Diets.All.Where(d => Catalogue.Suits(dish, d)))
                )
                .ShouldBeEmpty(row.Id);
        }
    }

    [Fact]
    public void The_two_tables_agree_on_the_allergens_of_each_dish()
    {
        var ingredients = SafetyTable.Ingredients.ToDictionary(row => row.Id);
        foreach (var row in SafetyTable.Dishes)
        {
            var parts = Catalogue.FindDish(row.Id)!.Ingredients.Select(i => ingredients[i.Ingredient]).ToList();
            var contains = parts.SelectMany(part => part.Contains).Distinct().ToList();
            contains.Order().ShouldBe(row.Contains.Order(), row.Id);
            parts.SelectMany(p => p.MayContain).Distinct().Except(contains).Order().ShouldBe(row.MayContain.Order());
            parts.SelectMany(part => part.Diets).Intersect(row.Diets).ShouldBeEmpty(row.Id);
        }
    }

    [Fact]
    public void For_one_or_two_allergens_and_every_diet_exactly_the_dishes_of_the_table_are_offered()
    {
        foreach (var diet in Diets.All)
        {
            foreach (var one in Allergens.All)
            {
                foreach (var other in Allergens.All.SkipWhile(allergen => allergen != one))
                {
                    var request = RecipeChoiceTests.Request() with { Diet = diet, Allergies = [one, other] };
                    Chooser.Suitable(request).Dishes.Select(d => d.Id).Order().ShouldBe(Offered(diet, one, other));
                }
            }
        }
    }

    [Fact]
    public void Whoever_avoids_nuts_is_served_no_peanuts_either_but_not_the_other_way_round()
    {
        Offer("nuts").ShouldAllBe(r => !r.Allergens.Contains("peanuts") && !r.MayContain.Contains("peanuts"));
        Offer("peanuts").ShouldContain(r => r.Allergens.Contains("nuts"));
    }

    [Fact]
    public void A_recipe_says_what_it_contains_and_may_contain()
    {
        var recipes = Offer();
        recipes.Count.ShouldBe(SafetyTable.Dishes.Count);
        foreach (var recipe in recipes)
        {
            var row = SafetyTable.Dishes.Single(row => row.Id == recipe.Id);
            recipe.Allergens.Order().ShouldBe(row.Contains.Order());
            recipe.MayContain.Order().ShouldBe(row.MayContain.Order());
        }
    }

    private static List<Recipe> Offer(params string[] allergies)
    {
        var request = RecipeChoiceTests.Request() with { Allergies = allergies };
        return [.. Chooser.Suitable(request).Dishes.Select(dish => Chooser.Serve(dish, request).Recipe!)];
    }

    private static IEnumerable<string> Offered(string diet, params string[] allergies)
    {
        var avoided = allergies.Contains("nuts") ? [.. allergies, "peanuts"] : allergies;
        return SafetyTable
            .Dishes.Where(row => diet == "omnivore" || row.Diets.Contains(diet))
            .Where(row => !row.Contains.Concat(row.MayContain).Intersect(avoided).Any())
            .Select(row => row.Id)
            .Order();
    }
}
