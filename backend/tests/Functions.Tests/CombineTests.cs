using System.Text.Json;
using AiChef.Functions.Combining;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class CombineTests
{
    private const string Found =
        """{"recipe":{"recipe":{"outcome":"recipe"},"nutrition":{"servings":2},"image":{"svg":"<svg/>"}},"price":{"total":1}}""";

    private readonly MemorySessionStore _store = new();

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
            .ShouldBe(["sessionId", "outcome", "recipe", "nutrition", "image", "price"]);
        stored.Result.Value.GetProperty("price").GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Stores_the_reason_when_no_recipe_was_found()
    {
        var session = _store.Add();
        var answer = await CombineAsync(
            session.SessionId,
            """{"recipe":{"recipe":{"outcome":"no-recipe","reason":"too dear"}},"price":{"total":1}}"""
        );
        answer.GetProperty("outcome").GetString().ShouldBe("no-recipe");
        _store.Sessions[session.SessionId].Result!.Value.TryGetProperty("nutrition", out _).ShouldBeFalse();
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
        await _store.UpdateAsync(session.SessionId, 1, session.Request with { Servings = 6 }, CancellationToken.None);
        await Should.ThrowAsync<StaleVersionException>(() => CombineAsync(session.SessionId, Found));
        _store.Sessions[session.SessionId].Result.ShouldBeNull();
    }

    [Fact]
    public Task An_unknown_session_is_an_error() =>
        Should.ThrowAsync<SessionNotFoundException>(() => CombineAsync("gone", Found));

    [Theory]
    [InlineData("""{"executionId":"run-1"}""", "input")]
    [InlineData("""{"input":{}}""", "executionId")]
    [InlineData("""{"executionId":"run-1","input":{}}""", "sessionId")]
    [InlineData("""{"executionId":"run-1","input":{"sessionId":"s-1","version":0}}""", "version")]
    [InlineData(
        """{"executionId":"run-1","input":{"sessionId":"s-1","version":1,"branches":{"price":{}}}}""",
        "recipe"
    )]
    [InlineData(
        """{"executionId":"run-1","input":{"sessionId":"s-1","version":1,"branches":{"recipe":{"recipe":{"outcome":"recipe"}}}}}""",
        "price"
    )]
    public async Task A_missing_part_is_named(string task, string field)
    {
        var error = await Should.ThrowAsync<InvalidRequestException>(() =>
            new CombineFunction(_store).HandleAsync(JsonElement.Parse(task), CancellationToken.None)
        );
        error.Errors.Single().Field.ShouldBe(field);
    }

    private Task<JsonElement> CombineAsync(string sessionId, string branches) =>
        new CombineFunction(_store).HandleAsync(
            JsonElement.Parse(
                $$$"""{"executionId":"run-1","input":{"sessionId":"{{{sessionId}}}","version":1,"branches":{{{branches}}}}}"""
            ),
            CancellationToken.None
        );
}
