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
