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
        var execution = await backend.RunAsync(session);
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, $"{execution.Error}: {execution.Cause}");

        var read = (await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}")).Body;
        (read["version"]!.GetValue<int>(), read["status"]!.GetValue<string>()).ShouldBe((2, "completed"));
        var item = (await backend.StoredAsync(id))!;
        item["executionId"].S.ShouldBe(execution.ExecutionArn);
        JsonNode.DeepEquals(JsonNode.Parse(item["result"].S), read["result"]).ShouldBeTrue();

        var result = read["result"]!;
        var dish = RecipeIsScaledAndSafe(result["recipe"]!["recipe"]!);
        NutritionIsThatOfOneServing(result["nutrition"]!, dish);
        PriceIsTheSumOfItsLines(result["price"]!);
        result["image"]!["svg"]!.GetValue<string>().ShouldContain(dish.Name);
    }

    [Fact]
    public async Task A_request_that_nothing_fits_ends_with_the_reason_and_without_a_meal()
    {
        var session = await backend.CreateSessionAsync(new JsonObject { ["budget"] = 0.01 });
        var execution = await backend.RunAsync(session);
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, $"{execution.Error}: {execution.Cause}");
        var result = JsonNode.Parse(execution.Output)!.AsObject();
        result["outcome"]!.GetValue<string>().ShouldBe("no-recipe");
        result["recipe"]!["reason"]!.GetValue<string>().ShouldContain("budget");
        result.ContainsKey("nutrition").ShouldBeFalse();
    }

    // A recipe in the input is price's to total; recipe ignores it.
    [Fact]
    public async Task A_branch_that_fails_is_caught_and_named_with_its_reason()
    {
        var session = await backend.CreateSessionAsync([]);
        var execution = await backend.RunAsync(
            session,
            new JsonObject
            {
                ["recipe"] = new JsonObject { ["outcome"] = "recipe", ["recipe"] = new JsonObject() },
            }
        );
        (execution.Status, execution.Error).ShouldBe((ExecutionStatus.FAILED, "GetPricingFailed"));
        execution.Cause.ShouldContain("InvalidRequestException");
        (await backend.StoredAsync(session["sessionId"]!.GetValue<string>()))!.ContainsKey("result").ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_that_was_changed_in_the_meantime_is_not_overwritten()
    {
        var session = await backend.CreateSessionAsync([]);
        var id = session["sessionId"]!.GetValue<string>();
        await backend.CallAsync(
            HttpMethod.Put,
            $"/sessions/{id}",
            new JsonObject { ["version"] = 1, ["servings"] = 5 }
        );
        var execution = await backend.RunAsync(session);
        (execution.Status, execution.Error).ShouldBe((ExecutionStatus.FAILED, "CombineResultsFailed"));
        execution.Cause.ShouldContain("StaleVersionException");
        (await backend.StoredAsync(id))!["version"].N.ShouldBe("2");
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

    // Rice by its name alone counts 100 g a serving; three eggs weigh what eggs weigh.
    private static void PriceIsTheSumOfItsLines(JsonNode price)
    {
        var lines = price["lines"]!.AsArray().Select(line => line!.AsObject()).ToList();
        lines
            .Select(line => (line["ingredient"]!.GetValue<string>(), line["grams"]!.GetValue<decimal>()))
            .ShouldBe([("rice", 100m * Servings), ("eggs", 3 * Catalogue.Ingredients["eggs"].GramsPerPiece!.Value)]);
        price["total"]!.GetValue<decimal>().ShouldBe(lines.Sum(line => line["cost"]!.GetValue<decimal>()));
        price["currency"]!.GetValue<string>().ShouldBe("EUR");
        var rice = Catalogue.Prices["rice"];
        rice.Unit.ShouldBe("kg");
        lines[0]["cost"]!
            .GetValue<decimal>()
            .ShouldBe(Math.Round(rice.Amount * 0.1m * Servings, 2, MidpointRounding.AwayFromZero));
    }
}
