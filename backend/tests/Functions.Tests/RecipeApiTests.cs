using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Images;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>POST /recipes as somebody calls it.</summary>
public sealed class RecipeApiTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly string[] Peanuts = ["땅콩"];
    private static readonly RecipeFunction Function = new(
        new CatalogueRecipeChooser(Catalogue),
        new MealRequestReader(Catalogue, Catalogue.Currency)
    );

    [Theory]
    [InlineData("almnods", "almond")]
    [InlineData("우류", "우유")]
    public async Task An_unknown_allergen_is_answered_with_400_and_suggestions(string word, string meant)
    {
        var (status, body) = await PostAsync(new Dictionary<string, object> { ["allergies"] = new[] { word } });
        status.ShouldBe(400);
        var error = body.GetProperty("fields")[0];
        error.GetProperty("field").GetString().ShouldBe("allergies[0]");
        error.GetProperty("suggestions").EnumerateArray().Select(s => s.GetString()).ShouldContain(meant);
    }

    [Fact]
    public async Task A_field_without_suggestions_has_none_in_its_answer()
    {
        var (status, body) = await PostAsync(new Dictionary<string, object> { ["servings"] = 0 });
        status.ShouldBe(400);
        body.GetProperty("fields")[0].TryGetProperty("suggestions", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("allergies")]
    [InlineData("unit")]
    [InlineData("diet")]
    [InlineData("exclude")]
    public async Task A_word_longer_than_any_is_refused_without_a_search_for_near_ones(string field)
    {
        var word = new string('m', MealRequestReader.LongestWord + 1);
        object value = field switch
        {
            "unit" => new[]
            {
                new
                {
                    name = "rice",
                    amount = 1,
                    unit = word,
                },
            },
            "diet" => word,
            _ => new[] { word },
        };
        var (status, body) = await PostAsync(
            new Dictionary<string, object> { [field == "unit" ? "ingredients" : field] = value }
        );
        status.ShouldBe(400);
        body.GetProperty("fields")[0].TryGetProperty("suggestions", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_longest_words_are_still_searched()
    {
        var word = "milk" + new string('m', MealRequestReader.LongestWord - 4);
        var (_, body) = await PostAsync(new Dictionary<string, object> { ["allergies"] = new[] { word } });
        body.GetProperty("fields")[0].GetProperty("suggestions")[0].GetString().ShouldBe("milk");
    }

    [Fact]
    public async Task Another_dish_in_Korean_comes_with_all_its_parts()
    {
        var (_, first) = await PostAsync(new Dictionary<string, object> { ["language"] = "ko" });
        var id = first.GetProperty("recipe").GetProperty("id").GetString()!;
        var (status, second) = await PostAsync(
            new Dictionary<string, object>
            {
                ["language"] = "ko",
                ["exclude"] = new[] { id },
                ["allergies"] = Peanuts,
            }
        );
        var recipe = second.GetProperty("recipe");
        (status, recipe.GetProperty("language").GetString()).ShouldBe((200, "ko"));
        recipe.GetProperty("id").GetString().ShouldNotBe(id);
        recipe.GetProperty("notes").GetArrayLength().ShouldBe(1);
        recipe.GetProperty("mayContain").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Theory]
    [InlineData("en", "2 servings, ")]
    [InlineData("ko", "2인분, ")]
    public async Task The_plate_card_is_in_the_language_of_the_recipe(string language, string subtitle)
    {
        var (_, body) = await PostAsync(new Dictionary<string, object> { ["language"] = language });
        ImageFunction.Handle(body).Svg.ShouldContain(subtitle);
    }

    [Fact]
    public void A_recipe_of_an_older_version_is_read_without_the_newer_parts()
    {
        var recipe = RecipeInput
            .Required(
                JsonElement.Parse(
                    """
                    {"recipe": {"id": "x", "name": "x", "servings": 1, "minutes": 1, "ingredients": [], "steps": [],
                      "allergens": [], "estimatedCost": 1, "currency": "EUR"}}
                    """
                )
            )
            .Recipe!;
        (recipe.Language, recipe.Notes.Count, recipe.MayContain.Count).ShouldBe(("en", 0, 0));
    }

    [Fact]
    public void A_request_of_an_older_version_is_read_without_the_newer_fields()
    {
        var stored = JsonSerializer.Deserialize<MealRequest>(
            """{"target":"balanced","diet":"vegan","allergies":[],"ingredients":[],"currency":"EUR","servings":2}""",
            JsonSerializerOptions.Web
        )!;
        (stored.Language, stored.Exclude.Count, stored.Seed).ShouldBe(("en", 0, null));
    }

    private static async Task<(int Status, JsonElement Body)> PostAsync(Dictionary<string, object> body)
    {
        var call = new Dictionary<string, object>
        {
            ["httpMethod"] = "POST",
            ["body"] = JsonSerializer.Serialize(body),
        };
        var answer = await Function.HandleAsync(JsonSerializer.SerializeToElement(call), CancellationToken.None);
        return (
            answer.GetProperty("statusCode").GetInt32(),
            JsonElement.Parse(answer.GetProperty("body").GetString()!)
        );
    }
}
