using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>A session's meal through the API: ordered, awaited, read.</summary>
public sealed class MealTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    private static readonly TimeSpan WaitBudget = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_meal_is_ordered_and_read_and_its_price_is_that_of_the_recipe()
    {
        var id = await SessionAsync(new JsonObject { ["servings"] = 2, ["budget"] = 40 });
        (await backend.CallAsync(HttpMethod.Get, Path(id))).Status.ShouldBe(HttpStatusCode.NotFound);

        var ordered = await backend.CallAsync(HttpMethod.Post, Path(id));
        ordered.Status.ShouldBe(HttpStatusCode.Accepted);
        ordered.Headers["Location"].ShouldEndWith(Path(id));
        ordered.Body["status"]!.GetValue<string>().ShouldBe("running");

        var meal = await EndAsync(id);
        meal["status"]!.GetValue<string>().ShouldBe("succeeded", meal.ToJsonString());
        meal["mealId"]!.GetValue<string>().ShouldBe(ordered.Body["mealId"]!.GetValue<string>());
        var result = meal["result"]!;
        result["price"]!["total"]!
            .GetValue<decimal>()
            .ShouldBe(result["recipe"]!["recipe"]!["estimatedCost"]!.GetValue<decimal>());
        result["price"]!["withinBudget"]!.GetValue<bool>().ShouldBeTrue();
        result["image"]!["svg"]!.GetValue<string>().ShouldStartWith("<svg");
    }

    [Fact]
    public async Task The_next_meal_of_a_session_is_another_dish()
    {
        var id = await SessionAsync(new JsonObject { ["diet"] = "vegan" });
        await backend.CallAsync(HttpMethod.Post, Path(id));
        var first = Dish(await EndAsync(id));
        await backend.CallAsync(HttpMethod.Post, Path(id));
        Dish(await EndAsync(id)).ShouldNotBe(first);
        await backend.CallAsync(HttpMethod.Post, Path(id), new JsonObject { ["repeat"] = true });
        Dish(await EndAsync(id)).ShouldBe(first);
    }

    [Fact]
    public async Task A_change_of_the_session_while_the_meal_is_made_is_kept()
    {
        var id = await SessionAsync([]);
        await backend.CallAsync(HttpMethod.Post, Path(id));
        var item = (await backend.StoredAsync(id))!;
        item["version"].N.ShouldBe("1");
        await EndAsync(id);
        (await backend.StoredAsync(id))!["version"].N.ShouldBe("1");
        var session = (await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}")).Body;
        session["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_meal_that_nothing_fits_succeeds_with_the_reason()
    {
        var id = await SessionAsync(new JsonObject { ["budget"] = 0.01 });
        await backend.CallAsync(HttpMethod.Post, Path(id));
        var meal = await EndAsync(id);
        meal["result"]!["outcome"]!.GetValue<string>().ShouldBe("no-recipe");
        meal["result"]!["recipe"]!["reason"]!.GetValue<string>().ShouldContain("budget");
    }

    [Fact]
    public async Task A_session_that_does_not_exist_gets_no_meal()
    {
        (await backend.CallAsync(HttpMethod.Post, Path($"{Guid.NewGuid()}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await backend.CallAsync(HttpMethod.Get, Path($"{Guid.NewGuid()}"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"repeat":"yes"}""")]
    [InlineData("""{"allergies":["milk"]}""")]
    public async Task An_order_with_anything_else_is_refused(string body)
    {
        var id = await SessionAsync([]);
        var answer = await backend.CallAsync(HttpMethod.Post, Path(id), JsonNode.Parse(body)!.AsObject());
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await backend.StoredAsync(id))!.ContainsKey("meal").ShouldBeFalse();
    }

    private static string Path(string id) => $"/sessions/{id}/meal";

    private static string Dish(JsonObject meal) => meal["result"]!["recipe"]!["recipe"]!["id"]!.GetValue<string>();

    private async Task<string> SessionAsync(JsonObject request) =>
        (await backend.CreateSessionAsync(request))["sessionId"]!.GetValue<string>();

    /// <summary>Reads the meal until it has ended.</summary>
    /// <exception cref="TimeoutException">It still runs after two minutes.</exception>
    private async Task<JsonObject> EndAsync(string id)
    {
        using var patience = new CancellationTokenSource(WaitBudget);
        while (!patience.IsCancellationRequested)
        {
            var meal = (await backend.CallAsync(HttpMethod.Get, Path(id))).Body;
            if (meal["status"]?.GetValue<string>() is not "running")
            {
                return meal;
            }

            await Task.Delay(Pause, TimeProvider.System);
        }

        throw new TimeoutException($"The meal still runs after {WaitBudget.TotalMinutes} minutes");
    }
}
