using System.Text.Json;
using System.Xml.Linq;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Images;
using AiChef.Functions.Meals;
using AiChef.Functions.NutritionValues;
using AiChef.Functions.Prices;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class WorkflowTaskTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly PriceFunction Price = new(Catalogue, Catalogue.Currency);

    [Fact]
    public void Price_totals_ingredients_by_unit()
    {
        var result = Price.Handle(
            Json(
                """{"ingredients":[{"name":"chicken-breast","amount":0.3,"unit":"kg"},{"name":"egg","amount":3,"unit":"piece"}],"budget":4}"""
            )
        );
        result.Lines.Select(l => l.Cost).ShouldBe([3.30m, 0.83m]);
        result.Total.ShouldBe(4.13m);
        result.WithinBudget.ShouldBeFalse();
    }

    [Theory]
    [InlineData("EUR", 2.20)]
    [InlineData("USD", 2.38)]
    [InlineData("JPY", 363)]
    public void Price_converts_and_rounds_to_the_currency(string currency, double total) =>
        Price
            .Handle(Json($$"""{"ingredients":[{"name":"rice","amount":1,"unit":"kg"}],"currency":"{{currency}}"}"""))
            .Total.ShouldBe((decimal)total);

    [Fact]
    public void Price_takes_a_bare_name_as_100_g_a_serving_and_lists_what_it_does_not_know()
    {
        var result = Price.Handle(Json("""{"ingredients":["rice","unicorn"],"servings":4}"""));
        result.Lines.Single().Grams.ShouldBe(400);
        result.Unpriced.ShouldBe(["unicorn"]);
    }

    [Fact]
    public async Task Price_and_nutrition_of_a_recipe_agree_with_its_ingredients()
    {
        var recipe = await ChosenAsync("""{"target":"muscle-gain","servings":3}""");
        var input = Json($$"""{"recipe":{{recipe.GetRawText()}},"servings":3}""");
        Price.Handle(input).Total.ShouldBe(recipe.GetProperty("recipe").GetProperty("estimatedCost").GetDecimal());
        var nutrition = new NutritionFunction(Catalogue).Handle(input);
        nutrition.PerServing!.Protein.ShouldBeGreaterThan(20);
        nutrition.Servings.ShouldBe(3);
        nutrition.Approximated.ShouldBe(
            recipe
                .GetProperty("recipe")
                .GetProperty("ingredients")
                .EnumerateArray()
                .Select(i => i.GetProperty("ingredient").GetString()!)
                .Where(i => Catalogue.Foods[i].Ndb is null)
        );
    }

    [Fact]
    public void Nutrition_is_the_sum_of_the_values_per_100_g_divided_by_the_servings()
    {
        IngredientAmount[] items =
        [
            new()
            {
                Ingredient = "rice",
                Amount = 200,
                Unit = "g",
            },
            new()
            {
                Ingredient = "eggs",
                Amount = 2,
                Unit = "piece",
            },
        ];
        var serving = Nutrition.Of(Catalogue, items).Per(2);
        serving.Kilocalories.ShouldBe(437);
        serving.Protein.ShouldBe(13.4m);
    }

    [Fact]
    public void Plate_card_is_well_formed_escaped_and_always_the_same()
    {
        var recipe = new Recipe
        {
            Id = "x",
            Name = "<script>&\"'\u0001",
            Servings = 1,
            Minutes = 5,
            Steps = [],
            Allergens = [],
            EstimatedCost = 1,
            Currency = "EUR",
            Ingredients =
            [
                new RecipeIngredient
                {
                    Ingredient = "rice",
                    Name = "Rice & <b>",
                    Amount = 1,
                    Unit = "g",
                },
            ],
        };
        var svg = PlateCard.Draw(recipe);
        svg.ShouldBe(PlateCard.Draw(recipe));
        XDocument
            .Parse(svg)
            .Root!.Descendants()
            .Last(e => e.Value.Contains("script", StringComparison.Ordinal))
            .Value.ShouldBe("<script>&\"'");
        svg.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Every_dish_has_a_card_that_parses()
    {
        var recipe = (await ChosenAsync("{}")).GetProperty("recipe");
        XDocument
            .Parse(ImageFunction.Handle(Json($$"""{"recipe":{{recipe.GetRawText()}}}""")).Svg)
            .Root!.Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public void A_task_without_a_recipe_names_the_field() =>
        Should
            .Throw<InvalidRequestException>(() => new NutritionFunction(Catalogue).Handle(Json("{}")))
            .Errors.Single()
            .Field.ShouldBe("recipe");

    [Fact]
    public void Price_refuses_a_recipe_that_is_none() =>
        Should
            .Throw<InvalidRequestException>(() => Price.Handle(Json("""{"recipe":{"outcome":"recipe","recipe":{}}}""")))
            .Errors.Single()
            .Field.ShouldBe("recipe");

    [Fact]
    public async Task Recipe_answers_an_API_event_as_a_response()
    {
        var answer = await ChosenAsync("""{"httpMethod":"POST","body":"{\"servings\":0}"}""");
        answer.GetProperty("statusCode").GetInt32().ShouldBe(400);
        answer.GetProperty("body").GetString()!.ShouldContain("\"field\":\"servings\"");
    }

    [Theory]
    [InlineData("order-7")]
    [InlineData(null)]
    public async Task Recipe_answers_an_API_event_with_its_correlation_id(string? correlationId)
    {
        var answer = await new RecipeFunction(
            new CatalogueRecipeChooser(Catalogue),
            new MealRequestReader(Catalogue, Catalogue.Currency)
        ).HandleAsync(Json("""{"httpMethod":"POST","body":"{}"}"""), CancellationToken.None, correlationId);
        var isThere = answer.GetProperty("headers").TryGetProperty("x-correlation-id", out var header);
        (isThere ? header.GetString() : null).ShouldBe(correlationId);
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static Task<JsonElement> ChosenAsync(string input) =>
        new RecipeFunction(
            new CatalogueRecipeChooser(Catalogue),
            new MealRequestReader(Catalogue, Catalogue.Currency)
        ).HandleAsync(Json(input), CancellationToken.None);
}
