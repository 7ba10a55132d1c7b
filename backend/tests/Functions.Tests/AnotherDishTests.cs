using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Another dish on request.</summary>
public sealed class AnotherDishTests
{
    private static readonly CatalogueRecipeChooser Chooser = new(FoodCatalogue.Instance);
    private static readonly MealRequestReader Reader = new(FoodCatalogue.Instance, "EUR");

    [Fact]
    public void The_same_dish_never_comes_twice_until_none_is_left()
    {
        var request = RecipeChoiceTests.Request() with { Diet = "vegan", Allergies = ["gluten"] };
        var all = Chooser.Suitable(request).Dishes.Select(r => r.Id).ToList();
        var served = new List<string>();
        while (Chooser.Choose(request with { Exclude = [.. served] }) is { Recipe: { } recipe })
        {
            served.ShouldNotContain(recipe.Id);
            served.Add(recipe.Id);
        }

        served.ShouldBe(all);
        Chooser
            .Choose(request with { Exclude = served })
            .Reason.ShouldBe($"All {served.Count} dishes that fit are excluded");
    }

    [Fact]
    public void Excluded_dishes_are_read_by_id_whatever_the_case_and_once()
    {
        var request = Read("""{"exclude":["Greek-Salad"," greek-salad ","lentil-soup"],"seed":0,"language":"ko-KR"}""");
        request.Exclude.ShouldBe(["greek-salad", "lentil-soup"]);
        (request.Seed, request.Language).ShouldBe((0, "ko"));
        var plain = Read("""{"exclude":null,"seed":null,"language":null}""");
        plain.Exclude.ShouldBeEmpty();
        (plain.Seed, plain.Language).ShouldBe((null, "en"));
    }

    [Fact]
    public void As_many_dishes_may_be_excluded_as_there_are()
    {
        FoodCatalogue.Instance.Dishes.Count.ShouldBeLessThanOrEqualTo(MealRequestReader.MostExcluded);
        var most = Enumerable.Repeat("\"lentil-soup\"", MealRequestReader.MostExcluded);
        Read($$"""{"exclude":[{{string.Join(',', most)}}]}""").Exclude.ShouldBe(["lentil-soup"]);
        Should
            .Throw<InvalidRequestException>(() =>
                Read($$"""{"exclude":[{{string.Join(',', most.Append("\"lentil-soup\""))}}]}""")
            )
            .Message.ShouldBe($"exclude: must be a list of at most {MealRequestReader.MostExcluded}");
    }

    private static MealRequest Read(string json) => Reader.Read(JsonElement.Parse(json));
}
