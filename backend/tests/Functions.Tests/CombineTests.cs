using System.Text.Json;
using AiChef.Functions.Combining;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class CombineTests
{
    private const string Found = """
        "chosen":{"recipe":{"outcome":"recipe","recipe":{"id":"curry"}}},
        "parts":{"price":{"total":1},"nutrition":{"servings":2},"image":{"svg":"<svg/>"}}
        """;

    private readonly MemorySessionStore _store = new();
    private readonly MemoryMealStore _meals;

    public CombineTests() => _meals = new(_store);

    [Fact]
    public async Task Merges_the_branches_and_stores_the_result()
    {
        var session = _store.Add();
        var answer = await CombineAsync(session.SessionId, Found);
        answer.GetProperty("outcome").GetString().ShouldBe("recipe");
        answer.GetProperty("version").GetInt32().ShouldBe(2);
        var stored = _store.Sessions[session.SessionId];
        (stored.Status, stored.ExecutionId).ShouldBe(("completed", "run-1"));
        stored
            .Result!.Value.EnumerateObject()
            .Select(part => part.Name)
            .ShouldBe(["sessionId", "outcome", "recipe", "price", "nutrition", "image"]);
        stored.Result.Value.GetProperty("price").GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Stores_the_reason_when_no_recipe_was_found()
    {
        var session = _store.Add();
        var answer = await CombineAsync(
            session.SessionId,
            """
            "chosen":{"recipe":{"outcome":"no-recipe","reason":"too dear"}}
            """
        );
        answer.GetProperty("outcome").GetString().ShouldBe("no-recipe");
        _store
            .Sessions[session.SessionId]
            .Result!.Value.EnumerateObject()
            .Select(part => part.Name)
            .ShouldBe(["sessionId", "outcome", "recipe"]);
    }

    [Fact]
    public async Task A_repeated_try_of_the_same_execution_counts_up_only_once()
    {
        var session = _store.Add();
        await CombineAsync(session.SessionId, Found);
        (await CombineAsync(session.SessionId, Found)).GetProperty("version").GetInt32().ShouldBe(2);
        _store.Sessions[session.SessionId].Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_session_that_was_changed_in_the_meantime_keeps_what_it_has()
    {
        var session = _store.Add();
        await _store.UpdateAsync(session, session.Request with { Servings = 6 }, "write-1", CancellationToken.None);
        ShouldBeRefused(
            await CombineAsync(session.SessionId, Found),
            "StaleVersion",
            "The session has version 2, not 1; read it and try again"
        );
        _store.Sessions[session.SessionId].Result.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("m-1")]
    public async Task An_unknown_session_is_an_answer_and_no_error(string? mealId) =>
        ShouldBeRefused(await CombineAsync("gone", Found, mealId), "SessionNotFound", "There is no such session");

    [Theory]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("99999999999")]
    public async Task A_version_that_is_none_is_an_answer_that_names_the_field(string version)
    {
        var answer = await HandleAsync(
            $$$"""{"executionId":"run-1","input":{"sessionId":"s-1","version":{{{version}}},{{{Found}}}}}"""
        );
        ShouldBeRefused(answer, "InvalidRequest", "version: invalid-value");
        answer.GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("version");
    }

    [Fact]
    public async Task An_execution_without_a_session_gets_the_result_and_nothing_is_stored()
    {
        var answer = await new CombineFunction(_store, _meals).HandleAsync(
            JsonElement.Parse($$$"""{"executionId":"run-1","input":{{{{Found}}}}}"""),
            CancellationToken.None
        );
        answer.GetProperty("outcome").GetString().ShouldBe("recipe");
        answer.GetProperty("price").GetProperty("total").GetInt32().ShouldBe(1);
        answer.TryGetProperty("sessionId", out _).ShouldBeFalse();
        _store.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_meal_that_the_API_started_is_told_its_result_and_the_dish_served()
    {
        var session = _store.Add();
        _meals.Start(session, "m-1");
        await CombineAsync(session.SessionId, Found, "m-1");
        var found = await _meals.FindAsync(session.SessionId, CancellationToken.None);
        (found!.Meal!.Status, found.Session.Version).ShouldBe(("succeeded", 1));
        found
            .Meal.Result!.Value.GetProperty("recipe")
            .GetProperty("recipe")
            .GetProperty("id")
            .GetString()
            .ShouldBe("curry");
        found.Served.ShouldBe(["curry"]);
    }

    [Fact]
    public async Task An_image_that_failed_is_missing_with_the_reason()
    {
        var answer = await CombineAsync(
            _store.Add().SessionId,
            """
            "chosen":{"recipe":{"outcome":"recipe"}},
            "parts":{"price":{"total":1},"nutrition":{},"image":{"missing":true,"failure":
              {"Error":"X","Cause":"{\"errorType\":\"InkException\",\"errorMessage\":\"no ink\"}"}}}
            """
        );
        var image = answer.GetProperty("image");
        image.GetProperty("missing").GetBoolean().ShouldBeTrue();
        image.GetProperty("error").GetString().ShouldBe("InkException");
        image.GetProperty("reason").GetString().ShouldBe("The image could not be made: no ink");
    }

    [Fact]
    public async Task An_image_of_whose_failure_nothing_is_known_is_missing_all_the_same()
    {
        var image = await ImageAsync("""{"missing":true}""");
        (image.GetProperty("error").GetString(), image.GetProperty("reason").GetString()).ShouldBe(
            ("Unknown", "The image could not be made: no reason is known")
        );
    }

    [Theory]
    [InlineData("""{"missing":false,"svg":"x"}""")]
    [InlineData("""{"svg":"x"}""")]
    public async Task An_image_that_was_made_is_kept_as_it_is(string image) =>
        (await ImageAsync(image)).GetRawText().ShouldBe(image);

    [Theory]
    [InlineData("""{"executionId":"run-1"}""", "input")]
    [InlineData("""{"input":{}}""", "executionId")]
    [InlineData("""{"executionId":"run-1","input":{"sessionId":"s-1","version":1,"parts":{}}}""", "recipe")]
    [InlineData("""{"executionId":"run-1","input":{"chosen":{"recipe":{}}}}""", "recipe")]
    [InlineData(
        """{"executionId":"run-1","input":{"chosen":{"recipe":{"outcome":"recipe"}},"parts":{"nutrition":{}}}}""",
        "price"
    )]
    [InlineData(
        """{"executionId":"run-1","input":{"chosen":{"recipe":{"outcome":"recipe"}},"parts":{"price":{},"nutrition":{}}}}""",
        "image"
    )]
    public async Task A_missing_part_is_named(string task, string field)
    {
        var error = await Should.ThrowAsync<InvalidRequestException>(() =>
            new CombineFunction(_store, _meals).HandleAsync(JsonElement.Parse(task), CancellationToken.None)
        );
        error.Errors.Single().Field.ShouldBe(field);
    }

    private async Task<JsonElement> ImageAsync(string image) =>
        (
            await CombineAsync(
                _store.Add().SessionId,
                $$$"""
                "chosen":{"recipe":{"outcome":"recipe"}},"parts":{"price":{},"nutrition":{},"image":{{{image}}}}
                """
            )
        ).GetProperty("image");

    private static void ShouldBeRefused(JsonElement answer, string error, string reason) =>
        (
            answer.GetProperty("outcome").GetString(),
            answer.GetProperty("error").GetString(),
            answer.GetProperty("reason").GetString()
        ).ShouldBe(("refused", error, reason));

    private Task<JsonElement> HandleAsync(string task) =>
        new CombineFunction(_store, _meals).HandleAsync(JsonElement.Parse(task), CancellationToken.None);

    private Task<JsonElement> CombineAsync(string sessionId, string parts, string? mealId = null)
    {
        var meal = mealId is null ? "" : $"\"mealId\":\"{mealId}\",";
        return new CombineFunction(_store, _meals).HandleAsync(
            JsonElement.Parse(
                $$$"""
                {"executionId":"run-1","input":{"sessionId":"{{{sessionId}}}","version":1,{{{meal}}}{{{parts}}} }}
                """
            ),
            CancellationToken.None
        );
    }
}
