using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Safety;

/// <summary>The diets' rules, their words, and what ingredients do not tell.</summary>
public sealed class DietTests
{
    private static readonly MealRequestReader Reader = new(FoodCatalogue.Instance, "EUR");
    private static readonly CatalogueRecipeChooser Chooser = new(FoodCatalogue.Instance);

    // Each diet by its definition: what it has, and what it leaves out, by itself and together.
    [Theory]
    [InlineData("omnivore", "Plant Mineral Dairy Egg Honey Fish Shellfish Meat Pork Alcohol", "")]
    [InlineData("pescatarian", "Plant Mineral Dairy Egg Honey Fish Shellfish Alcohol", "Meat Pork")]
    [InlineData("vegetarian", "Plant Mineral Dairy Egg Honey Alcohol", "Fish Shellfish Meat Pork")]
    [InlineData("vegan", "Plant Mineral Alcohol", "Dairy Egg Honey Fish Shellfish Meat Pork")]
    [InlineData("halal", "Plant Mineral Dairy Egg Honey Fish Shellfish Meat", "Pork Alcohol")]
    [InlineData("kosher", "Plant Mineral Dairy Egg Honey Fish Alcohol", "Shellfish Pork")]
    [InlineData("kosher", "Plant Mineral Egg Honey Meat Alcohol", "Shellfish Pork")]
    public void A_diet_has_and_leaves_out_what_its_definition_says(string diet, string has, string leavesOut)
    {
        var allowed = Origins(has);
        Diets.Allows(diet, [.. allowed.Select(From)]).ShouldBeTrue();
        foreach (var origin in Origins(leavesOut))
        {
            Diets.Allows(diet, [From(origin)]).ShouldBeFalse($"{diet} {origin}");
            Diets.Allows(diet, [.. allowed.Append(origin).Select(From)]).ShouldBeFalse($"{diet} {origin}");
        }
    }

    [Theory]
    [InlineData(Origin.Meat, Origin.Dairy, false)]
    [InlineData(Origin.Meat, Origin.Fish, false)]
    [InlineData(Origin.Fish, Origin.Dairy, true)]
    [InlineData(Origin.Meat, Origin.Egg, true)]
    public void Kosher_keeps_meat_apart_from_dairy_and_fish(Origin one, Origin other, bool allowed) =>
        Diets.Allows("kosher", [From(one), From(other)]).ShouldBe(allowed);

    [Fact]
    public void Gluten_free_leaves_out_what_contains_gluten_and_what_may_contain_it()
    {
        Diets.Allows("gluten-free", [From(Origin.Meat)]).ShouldBeTrue();
        Diets.Allows("gluten-free", [From(Origin.Plant) with { Allergens = ["gluten"] }]).ShouldBeFalse();
        Diets.Allows("gluten-free", [From(Origin.Plant) with { MayContain = ["gluten"] }]).ShouldBeFalse();
    }

    [Fact]
    public void A_diet_that_is_not_known_allows_nothing() =>
        Should
            .Throw<ArgumentOutOfRangeException>(() => Diets.Allows("paleo", []))
            .Message.ShouldStartWith(
                "The diets are omnivore, pescatarian, vegetarian, vegan, halal, kosher, gluten-free"
            );

    [Theory]
    [InlineData("Vegan", "vegan")]
    [InlineData("plant-based", "vegan")]
    [InlineData("비건", "vegan")]
    [InlineData("채식", "vegetarian")]
    [InlineData("veggie", "vegetarian")]
    [InlineData("페스코", "pescatarian")]
    [InlineData("할랄", "halal")]
    [InlineData("코셔", "kosher")]
    [InlineData("gluten free", "gluten-free")]
    [InlineData("coeliac", "gluten-free")]
    [InlineData("글루텐프리", "gluten-free")]
    [InlineData("anything", "omnivore")]
    public void Diets_are_known_by_everyday_words(string word, string diet) => Read(word).Diet.ShouldBe(diet);

    [Theory]
    [InlineData("vegn", "vegan")]
    [InlineData("hallal", "halal")]
    [InlineData("비간", "비건")]
    [InlineData("할날", "할랄")]
    public void A_misspelt_diet_is_answered_with_what_may_be_meant(string word, string meant) =>
        Should.Throw<InvalidRequestException>(() => Read(word)).Errors.Single().Suggestions!.ShouldContain(meant);

    [Theory]
    [InlineData("omnivore", 0, null)]
    [InlineData("pescatarian", 0, null)]
    [InlineData("vegetarian", 1, "rennet")]
    [InlineData("vegan", 1, "honey")]
    [InlineData("halal", 1, "slaughtered")]
    [InlineData("kosher", 1, "Passover")]
    [InlineData("gluten-free", 1, "Traces")]
    public void A_recipe_says_what_ingredients_do_not_tell_about_the_diet(string diet, int count, string? word)
    {
        var request = RecipeChoiceTests.Request() with { Diet = diet };
        var notes = Chooser.Choose(request).Recipe!.Notes;
        notes.Count.ShouldBe(count);
        notes.ShouldAllBe(note => note.Contains(word!, StringComparison.Ordinal));
        Chooser.Choose(request with { Allergies = ["milk"] }).Recipe!.Notes[^1].ShouldContain("shared equipment");
        Chooser
            .Choose(request with { Allergies = ["milk"], Language = "ko" })
            .Recipe!.Notes.ShouldAllBe(note => note.Any(c => c >= '가' && c <= '힣'));
    }

    private static List<Origin> Origins(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Origin>)];

    private static Ingredient From(Origin origin) =>
        new()
        {
            Id = origin.ToString(),
            Name = new LocalText("x", "x"),
            Words = [],
            Origins = [origin],
            Allergens = [],
        };

    private static MealRequest Read(string diet) =>
        Reader.Read(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["diet"] = diet }));
}
