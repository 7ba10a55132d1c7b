using System.Text.Json;
using AiChef.Functions.Sessions;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Meals on a real table: the session and its meal never overwrite each other.</summary>
public sealed class DynamoDbMealStoreTests : IClassFixture<SessionTableFixture>
{
    private static readonly JsonElement Result = JsonElement.Parse("""{"outcome":"recipe"}""");

    private readonly SetClock _time = new();
    private readonly ISessionStore _sessions;
    private readonly DynamoDbMealStore _meals;

    public DynamoDbMealStoreTests(SessionTableFixture table) =>
        (_sessions, _meals) = (table.Store(_time), new(table.DynamoDb, SessionTableFixture.Table, _time));

    [Fact]
    public async Task A_meal_goes_from_running_to_its_result_and_keeps_the_dishes_served()
    {
        var found = await FoundAsync();
        (found.Meal, found.Served.Count).ShouldBe((null, 0));
        foreach (var (meal, dish) in new[] { ("m-1", "soup"), ("m-2", "curry"), ("m-3", "soup") })
        {
            found = await StartAsync(found, meal);
            found.Meal!.Status.ShouldBe(SessionMeal.Running);
            _time.Advance(TimeSpan.FromSeconds(1));
            await _meals.SucceedAsync(Id(found), meal, Result, dish, CancellationToken.None);
            found = await AgainAsync(found);
            (found.Meal!.MealId, found.Meal.Status, found.Meal.EndedAt).ShouldBe(
                (meal, "succeeded", _time.GetUtcNow())
            );
            found.Meal.Result!.Value.GetRawText().ShouldBe(Result.GetRawText());
        }

        found.Served.ShouldBe(["curry", "soup"]);
        found.Session.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_result_without_a_dish_serves_none()
    {
        var found = await StartAsync(await FoundAsync(), "m-1");
        await _meals.SucceedAsync(Id(found), "m-1", Result, dish: null, CancellationToken.None);
        var after = await AgainAsync(found);
        (after.Meal!.Status, after.Served.Count).ShouldBe(("succeeded", 0));
    }

    [Fact]
    public async Task A_change_of_the_session_while_a_meal_is_made_loses_nothing()
    {
        var found = await StartAsync(await FoundAsync(), "m-1");
        var request = found.Session.Request with { Servings = 7 };
        await _sessions.UpdateAsync(found.Session, request, "write-1", CancellationToken.None);
        await _meals.SucceedAsync(Id(found), "m-1", Result, "soup", CancellationToken.None);
        var after = await AgainAsync(found);
        (after.Session.Version, after.Session.Request.Servings).ShouldBe((2, 7));
        (after.Meal!.Status, after.Meal.Version).ShouldBe(("succeeded", 1));
    }

    [Fact]
    public async Task The_first_end_of_a_meal_stays()
    {
        var found = await StartAsync(await FoundAsync(), "m-1");
        await _meals.FailAsync(Id(found), "m-1", "NutritionFailed", "why", CancellationToken.None);
        await _meals.SucceedAsync(Id(found), "m-1", Result, "soup", CancellationToken.None);
        var after = await AgainAsync(found);
        (after.Meal!.Status, after.Meal.Failure, after.Meal.Cause).ShouldBe(("failed", "NutritionFailed", "why"));
        after.Served.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_of_an_earlier_meal_leaves_the_next_one_alone()
    {
        var found = await StartAsync(await FoundAsync(), "m-1");
        found = await StartAsync(found, "m-2");
        await _meals.SucceedAsync(Id(found), "m-1", Result, "soup", CancellationToken.None);
        await _meals.FailAsync(Id(found), "m-1", "x", "y", CancellationToken.None);
        (await AgainAsync(found)).Meal.ShouldBe(found.Meal);
    }

    [Fact]
    public async Task Of_two_meals_at_the_same_time_one_is_stored()
    {
        var found = await FoundAsync();
        var meals = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(i => _meals.StartAsync(found, Meal($"m-{i}"), CancellationToken.None))
        );
        meals.Count(isStored => isStored).ShouldBe(1);
    }

    [Fact]
    public async Task A_start_whose_answer_was_lost_counts_as_done()
    {
        var found = await FoundAsync();
        (await _meals.StartAsync(found, Meal("m-1"), CancellationToken.None)).ShouldBeTrue();
        (await _meals.StartAsync(found, Meal("m-1"), CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_whose_time_is_over_has_no_meals()
    {
        var found = await FoundAsync();
        _time.Advance(Session.Lifetime);
        (await _meals.FindAsync(Id(found), CancellationToken.None)).ShouldBeNull();
        await Should.ThrowAsync<SessionNotFoundException>(() =>
            _meals.StartAsync(found, Meal("m-1"), CancellationToken.None)
        );
    }

    [Fact]
    public Task A_result_for_no_session_is_an_error() =>
        Should.ThrowAsync<SessionNotFoundException>(() =>
            _meals.SucceedAsync("gone", "m-1", Result, "soup", CancellationToken.None)
        );

    private static string Id(MealSession found) => found.Session.SessionId;

    private async Task<MealSession> FoundAsync()
    {
        var session = new MemorySessionStore().Add() with
        {
            SessionId = Guid.NewGuid().ToString(),
            ExpiresAt = _time.GetUtcNow() + Session.Lifetime,
        };
        await _sessions.CreateAsync(session, CancellationToken.None);
        return (await _meals.FindAsync(session.SessionId, CancellationToken.None))!;
    }

    private async Task<MealSession> AgainAsync(MealSession found) =>
        (await _meals.FindAsync(Id(found), CancellationToken.None))!;

    private async Task<MealSession> StartAsync(MealSession found, string mealId)
    {
        (await _meals.StartAsync(found, Meal(mealId), CancellationToken.None)).ShouldBeTrue();
        return await AgainAsync(found);
    }

    private SessionMeal Meal(string mealId) =>
        new()
        {
            MealId = mealId,
            Status = SessionMeal.Running,
            Version = 1,
            StartedAt = _time.GetUtcNow(),
        };
}
