using System.Text.Json.Nodes;
using AiChef.Functions.Catalogue;
using Amazon.StepFunctions;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>The workflow from a session to its stored result, and what it says when a branch fails.</summary>
public sealed class WorkflowTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    private const int Servings = 3;

    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;

    [Fact]
    public async Task The_stored_result_agrees_with_the_request_and_adds_up()
    {
        var session = await backend.CreateSessionAsync(
            new JsonObject
            {
                ["target"] = "muscle-gain",
                ["servings"] = Servings,
                ["allergies"] = new JsonArray("milk", "gluten"),
                ["ingredients"] = new JsonArray(
                    "rice",
                    new JsonObject
                    {
                        ["name"] = "eggs",
                        ["amount"] = 3,
                        ["unit"] = "piece",
                    }
                ),
            }
        );
        var id = session["sessionId"]!.GetValue<string>();
        var execution = await backend.RunOfAsync(session);
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, $"{execution.Error}: {execution.Cause}");

        var read = (await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}")).Body;
        (read["version"]!.GetValue<int>(), read["status"]!.GetValue<string>()).ShouldBe((2, "completed"));
        var item = (await backend.StoredAsync(id))!;
        item["executionId"].S.ShouldBe(execution.ExecutionArn);
        JsonNode.DeepEquals(JsonNode.Parse(item["result"].S), read["result"]).ShouldBeTrue();

        var result = read["result"]!;
        var dish = RecipeIsScaledAndSafe(result["recipe"]!["recipe"]!);
        NutritionIsThatOfOneServing(result["nutrition"]!, dish);
        PriceIsThatOfTheRecipe(result["price"]!, result["recipe"]!["recipe"]!);
        result["image"]!["svg"]!.GetValue<string>().ShouldContain(dish.Name.English);
    }

    [Fact]
    public async Task A_request_that_nothing_fits_ends_with_the_reason_and_without_a_meal()
    {
        var session = await backend.CreateSessionAsync(new JsonObject { ["budget"] = 0.01 });
        var execution = await backend.RunOfAsync(session);
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, $"{execution.Error}: {execution.Cause}");
        var result = JsonNode.Parse(execution.Output)!.AsObject();
        result["outcome"]!.GetValue<string>().ShouldBe("no-recipe");
        result["recipe"]!["reason"]!.GetValue<string>().ShouldContain("budget");
        result.ContainsKey("nutrition").ShouldBeFalse();
        result.ContainsKey("price").ShouldBeFalse();
    }

    [Fact]
    public async Task An_execution_without_a_session_answers_the_meal()
    {
        var execution = await backend.RunAsync(new JsonObject { ["diet"] = "vegan", ["servings"] = Servings });
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, $"{execution.Error}: {execution.Cause}");
        var result = JsonNode.Parse(execution.Output)!.AsObject();
        result["outcome"]!.GetValue<string>().ShouldBe("recipe");
        PriceIsThatOfTheRecipe(result["price"]!, result["recipe"]!["recipe"]!);
        result.ContainsKey("sessionId").ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_that_does_not_exist_is_named_as_the_reason()
    {
        var execution = await backend.RunAsync(new JsonObject { ["sessionId"] = $"{Guid.NewGuid()}", ["version"] = 1 });
        execution.ShouldBeRefused("SessionNotFound").ShouldStartWith("There is no such session");
    }

    [Fact]
    public async Task A_session_that_was_changed_in_the_meantime_is_not_overwritten()
    {
        var session = await backend.CreateSessionAsync([]);
        var id = session["sessionId"]!.GetValue<string>();
        await backend.CallAsync(
            HttpMethod.Patch,
            $"/sessions/{id}",
            new JsonObject { ["version"] = 1, ["servings"] = 5 }
        );
        var execution = await backend.RunOfAsync(session);
        execution.ShouldBeRefused("StaleVersion").ShouldContain("has version 2, not 1");
        (await backend.StoredAsync(id))!["version"].N.ShouldBe("2");
    }

    [Theory]
    [InlineData("""{"diet":"lunar"}""", "diet: unknown-word")]
    [InlineData("""{"request":{"allergens":["fish"]}}""", "allergens: unknown-field")]
    public async Task A_mistake_in_the_input_is_refused_and_is_no_error_of_a_function(string input, string why)
    {
        var execution = await backend.RunAsync(JsonNode.Parse(input)!.AsObject());
        execution.ShouldBeRefused("InvalidRequest").ShouldBe(why);
    }

    private static Dish RecipeIsScaledAndSafe(JsonNode recipe)
    {
        var dish = Catalogue.Dishes.Single(d => d.Id == recipe["id"]!.GetValue<string>());
        recipe["servings"]!.GetValue<int>().ShouldBe(Servings);
        recipe["ingredients"]!
            .AsArray()
            .Select(i =>
                (i!["ingredient"]!.GetValue<string>(), i["amount"]!.GetValue<decimal>(), i["unit"]!.GetValue<string>())
            )
            .ShouldBe(
                dish.Ingredients.Select(i =>
                    (
                        i.Ingredient,
                        Math.Round(i.Amount * Servings / dish.Servings, 2, MidpointRounding.AwayFromZero),
                        i.Unit
                    )
                )
            );
        dish.Ingredients.SelectMany(i => Catalogue.Ingredients[i.Ingredient].Allergens)
            .ShouldAllBe(allergen => allergen != "milk" && allergen != "gluten");
        return dish;
    }

    private static void NutritionIsThatOfOneServing(JsonNode nutrition, Dish dish)
    {
        decimal OfOneServing(Func<FoodValues, decimal> part) =>
            dish.Ingredients.Sum(i => part(Catalogue.Foods[i.Ingredient]) * Catalogue.Grams(i) / 100) / dish.Servings;

        var serving = nutrition["perServing"]!;
        nutrition["servings"]!.GetValue<int>().ShouldBe(Servings);
        // Amounts are scaled to 0.01 of their unit and the answer is rounded to 1 kcal and 0.1 g.
        serving["kilocalories"]!.GetValue<decimal>().ShouldBe(OfOneServing(f => f.Kilocalories), 3m);
        serving["protein"]!.GetValue<decimal>().ShouldBe(OfOneServing(f => f.Protein), 0.3m);
        serving["fat"]!.GetValue<decimal>().ShouldBe(OfOneServing(f => f.Fat), 0.3m);
    }

    private static void PriceIsThatOfTheRecipe(JsonNode price, JsonNode recipe)
    {
        decimal Of(JsonNode node, string name) => node[name]!.GetValue<decimal>();
        decimal Sum(string name) => price["lines"]!.AsArray().Sum(line => Of(line!, name));

        Of(price, "total").ShouldBe(Of(recipe, "estimatedCost"));
        Of(price, "total").ShouldBe(Sum("cost"));
        Of(price, "missing").ShouldBe(Sum("missingCost"));
        (Of(price, "atHand") + Of(price, "missing")).ShouldBe(Of(price, "total"));
        price["withinBudget"]!.GetValue<bool>().ShouldBeTrue();
        price["currency"]!.GetValue<string>().ShouldBe(recipe["currency"]!.GetValue<string>());
        price["lines"]!
            .AsArray()
            .Select(line => line!["ingredient"]!.GetValue<string>())
            .ShouldBe(recipe["ingredients"]!.AsArray().Select(line => line!["ingredient"]!.GetValue<string>()));
    }
}
