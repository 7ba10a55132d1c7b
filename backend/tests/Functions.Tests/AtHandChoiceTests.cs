using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What is at hand changes the choice.</summary>
public sealed class AtHandChoiceTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly string[] OfTheDish = ["cod", "white beans", "tinned tomatoes", "onion", "basil", "garlic"];

    [Fact]
    public void What_is_not_known_is_told_with_what_may_be_meant()
    {
        var result = Choose("""{"ingredients":["zuchini","tofu","xyzzy","Xyzzy","감쟈"]}""");
        result.UnknownIngredients!.Select(unknown => unknown.Name).ShouldBe(["zuchini", "xyzzy", "감쟈"]);
        result.UnknownIngredients![0].Suggestions.ShouldContain("zucchini");
        result.UnknownIngredients[1].Suggestions.ShouldBeEmpty();
        result.UnknownIngredients[2].Suggestions.ShouldContain("감자");
        Choose("""{"ingredients":["unicorn"],"budget":0.01}""").UnknownIngredients!.Count.ShouldBe(1);
        Choose("""{"ingredients":["tofu"]}""").UnknownIngredients.ShouldBeNull();
    }

    [Fact]
    public void A_little_of_an_ingredient_counts_for_less_than_enough_of_it()
    {
        Choose(CodAnd(400, "g")).Recipe!.Id.ShouldBe("cod-tomato");
        Choose(CodAnd(1, "lb")).Recipe!.Id.ShouldBe("cod-tomato");
        Choose(CodAnd(1, "g")).Recipe!.Id.ShouldBe(Choose("""{"target":"muscle-gain"}""").Recipe!.Id);
    }

    [Fact]
    public void Salt_and_water_at_hand_do_not_change_the_choice() =>
        Choose("""{"ingredients":["salt","water"]}""").Recipe!.Id.ShouldBe(Choose("{}").Recipe!.Id);

    [Fact]
    public void An_ingredient_is_available_only_when_all_that_the_dish_needs_is_at_hand()
    {
        var recipe = Choose("{}").Recipe!;
        foreach (var item in recipe.Ingredients)
        {
            item.Available.ShouldBeFalse(item.Ingredient);
            IsAvailable(item.Amount).ShouldBeTrue(item.Ingredient);
            IsAvailable(item.Amount + 0.01m).ShouldBeTrue(item.Ingredient);
            IsAvailable(item.Amount - 0.01m).ShouldBeFalse(item.Ingredient);
            Of($$"""{"ingredients":["{{item.Ingredient}}"]}""").ShouldBeTrue(item.Ingredient);

            bool IsAvailable(decimal amount) =>
                Of(
                    JsonSerializer.Serialize(
                        new
                        {
                            ingredients = new[]
                            {
                                new
                                {
                                    name = item.Ingredient,
                                    amount,
                                    unit = item.Unit,
                                },
                            },
                        }
                    )
                );

            bool Of(string request)
            {
                var chosen = Choose(request).Recipe!;
                chosen.Id.ShouldBe(recipe.Id);
                return chosen.Ingredients.Single(each => each.Ingredient == item.Ingredient).Available;
            }
        }
    }

    private static string CodAnd(int amount, string unit) =>
        JsonSerializer.Serialize(
            new
            {
                target = "muscle-gain",
                ingredients = OfTheDish.Select(name => new
                {
                    name,
                    amount,
                    unit,
                }),
            }
        );

    private static RecipeResult Choose(string request) =>
        new CatalogueRecipeChooser(Catalogue).Choose(
            new MealRequestReader(Catalogue, "EUR").Read(JsonElement.Parse(request))
        );
}
