using System.Text.Json;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>A recipe that somebody else wrote is used only if it could be one of the recipe function.</summary>
public sealed class RecipeInputTests
{
    private const string Rice = """{"ingredient":"rice","name":"Rice","amount":1,"unit":"g"}""";

    [Theory]
    [InlineData("\"servings\":0", Rice)]
    [InlineData("\"servings\":51", Rice)]
    [InlineData("\"servings\":1", """{"ingredient":"rice","name":"Rice","amount":0,"unit":"g"}""")]
    [InlineData("\"servings\":1", """{"ingredient":"rice","name":"Rice","amount":1e20,"unit":"g"}""")]
    [InlineData("\"servings\":1", """{"ingredient":"moon","name":"Moon","amount":1,"unit":"g"}""")]
    [InlineData("\"servings\":1", """{"ingredient":null,"name":"Moon","amount":1,"unit":"g"}""")]
    [InlineData("\"servings\":1", "null")]
    [InlineData("\"servings\":1,\"servings\":2", Rice)]
    public void Another_recipe_is_refused(string servings, string ingredient) =>
        Should.Throw<InvalidRequestException>(() => RecipeInput.Find(Input(servings, ingredient)));

    [Fact]
    public void A_recipe_of_the_catalogue_is_read() =>
        RecipeInput.Find(Input("\"servings\":1", Rice))!.Recipe!.Servings.ShouldBe(1);

    private static JsonElement Input(string servings, string ingredient) =>
        JsonElement.Parse(
            """
            {"recipe":{"outcome":"recipe","recipe":{"id":"x","name":"X",SERVINGS,"minutes":1,"steps":[],
            "allergens":[],"estimatedCost":1,"currency":"EUR","ingredients":[INGREDIENT]}}}
            """.Replace("SERVINGS", servings, StringComparison.Ordinal).Replace(
                "INGREDIENT",
                ingredient,
                StringComparison.Ordinal
            )
        );
}
