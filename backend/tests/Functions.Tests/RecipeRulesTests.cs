using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The bounds of a recipe that somebody hands on.</summary>
public sealed class RecipeRulesTests
{
    private const string Recipe = """
        {"id":"x","name":"X","servings":1,"minutes":1,"steps":["Cook."],"allergens":["milk"],"estimatedCost":1,
        "currency":"EUR","ingredients":[{"ingredient":"rice","name":"Rice","amount":1,"unit":"g"}]}
        """;

    [Theory]
    [InlineData("minutes", "0", true)]
    [InlineData("minutes", "10080", true)]
    [InlineData("minutes", "-1", false)]
    [InlineData("minutes", "10081", false)]
    [InlineData("estimatedCost", "0", true)]
    [InlineData("estimatedCost", "10000000", true)]
    [InlineData("estimatedCost", "-0.01", false)]
    [InlineData("estimatedCost", "10000000.01", false)]
    [InlineData("name", "\"\"", false)]
    [InlineData("steps", "null", false)]
    [InlineData("steps", "[\"Cook.\",null]", false)]
    [InlineData("allergens", "null", false)]
    [InlineData("allergens", "[\"milk\",null]", false)]
    [InlineData("ingredients", "null", false)]
    [InlineData("ingredients", """[{"ingredient":"rice","name":"Rice","amount":1000000,"unit":"g"}]""", true)]
    [InlineData("ingredients", """[{"ingredient":"rice","name":"Rice","amount":1000000.01,"unit":"g"}]""", false)]
    public void A_recipe_within_its_bounds_is_read(string field, string value, bool isRead)
    {
        var recipe = JsonNode.Parse(Recipe)!.AsObject();
        recipe[field] = JsonNode.Parse(value);
        var input = JsonElement.Parse(new JsonObject { ["recipe"] = recipe }.ToJsonString());
        if (isRead)
        {
            RecipeInput.Required(input).Recipe!.Id.ShouldBe("x");
            return;
        }

        Should
            .Throw<InvalidRequestException>(() => RecipeInput.Required(input))
            .Errors.Single()
            .Field.ShouldBe("recipe");
    }

    [Fact]
    public void One_ingredient_that_the_catalogue_lacks_is_one_too_many()
    {
        var recipe = JsonNode.Parse(Recipe)!.AsObject();
        recipe["ingredients"]!
            .AsArray()
            .Add(JsonNode.Parse("""{"ingredient":"moon","name":"Moon","amount":1,"unit":"g"}"""));
        var input = JsonElement.Parse(new JsonObject { ["recipe"] = recipe }.ToJsonString());
        Should.Throw<InvalidRequestException>(() => RecipeInput.Find(input));
        RecipeInput.Required(input).Recipe!.Ingredients.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"outcome":"no-recipe","reason":"none"}""", true)]
    [InlineData("""{"outcome":"no-recipe","recipe":RECIPE}""", false)]
    [InlineData("""{"outcome":"recipe"}""", false)]
    [InlineData("""{"outcome":"something"}""", false)]
    public void An_outcome_has_a_recipe_or_none(string result, bool isRead)
    {
        var input = JsonElement.Parse(result.Replace("RECIPE", Recipe, StringComparison.Ordinal));
        if (isRead)
        {
            RecipeInput.Find(input)!.Recipe.ShouldBeNull();
            return;
        }

        Should.Throw<InvalidRequestException>(() => RecipeInput.Find(input));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"recipe":null}""")]
    public void An_input_without_a_recipe_has_none(string input) =>
        RecipeInput.Find(JsonElement.Parse(input)).ShouldBeNull();

    [Theory]
    [InlineData("""{"recipe":"soup"}""")]
    [InlineData("""{"recipe":[]}""")]
    [InlineData("""{"recipe":{"servings":"two"}}""")]
    public void Something_else_in_its_place_is_refused(string input) =>
        Should.Throw<InvalidRequestException>(() => RecipeInput.Find(JsonElement.Parse(input)));

    [Fact]
    public void A_task_whose_input_has_two_requests_is_refused() =>
        Should
            .Throw<InvalidRequestException>(() =>
                TaskRequest.Of(JsonTree.Check(JsonElement.Parse("""{"request":{"allergies":["fish"]},"request":{}}""")))
            )
            .Errors.Single()
            .Field.ShouldBe("request");

    [Fact]
    public void A_list_that_a_stored_record_lacks_is_empty()
    {
        (RecipeChoiceTests.Request() with { Exclude = null! }).Exclude.ShouldBeEmpty();
        var salt = AiChef.Functions.Catalogue.FoodCatalogue.Instance.Ingredients["salt"];
        (salt with { MayContain = null! }).MayContain.ShouldBeEmpty();
    }
}
