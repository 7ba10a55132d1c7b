using System.Text.Json;
using AiChef.Functions.SessionMeals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>A session asks for its meal and for what became of it.</summary>
public sealed class MealApiTests
{
    private readonly MemorySessionStore _sessions = new();
    private readonly MemoryMealStore _meals;
    private readonly MemoryWorkflow _workflow = new();
    private readonly SetClock _clock = new();
    private readonly Session _session;

    public MealApiTests() => (_meals, _session) = (new(_sessions), _sessions.Add());

    [Fact]
    public async Task A_meal_is_started_for_the_session_as_it_is_and_the_answer_says_where_to_look()
    {
        var answer = await OrderAsync();
        answer.StatusCode.ShouldBe(202);
        answer.Headers["Location"].ShouldBe("/live/sessions/s-1/meal");
        var meal = JsonElement.Parse(answer.Body);
        meal.GetProperty("status").GetString().ShouldBe("running");
        meal.GetProperty("link").GetString().ShouldBe("/live/sessions/s-1/meal");
        var (name, input) = _workflow.Started.Single();
        meal.GetProperty("mealId").GetString().ShouldBe(name);
        name.ShouldNotContain("s-1");
        var json = JsonElement.Parse(input);
        json.GetProperty("mealId").GetString().ShouldBe(name);
        json.GetProperty("sessionId").GetString().ShouldBe("s-1");
        json.GetProperty("version").GetInt32().ShouldBe(1);
        json.GetProperty("correlationId").GetString().ShouldBe("c-1");
        json.GetProperty("request").GetProperty("servings").GetInt32().ShouldBe(_session.Request.Servings);
    }

    [Fact]
    public async Task A_session_that_does_not_exist_starts_nothing()
    {
        (await OrderAsync(session: "gone")).StatusCode.ShouldBe(404);
        (await ReadAsync("gone")).StatusCode.ShouldBe(404);
        _workflow.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_key_gets_the_same_meal_and_one_execution()
    {
        var first = Id(await OrderAsync("key-of-a-meal-0001"));
        Id(await OrderAsync("key-of-a-meal-0001")).ShouldBe(first);
        await EndAsync(first);
        var again = await OrderAsync("key-of-a-meal-0001");
        (again.StatusCode, Id(again)).ShouldBe((202, first));
        _workflow.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_meal_whose_execution_was_not_started_is_started_by_the_same_request_again()
    {
        _workflow.IsDown = true;
        await Should.ThrowAsync<InvalidOperationException>(() => OrderAsync("key-of-a-meal-0001"));
        _workflow.IsDown = false;
        (await OrderAsync("key-of-a-meal-0001")).StatusCode.ShouldBe(202);
        _workflow.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_meal_waits_for_the_first()
    {
        var first = Id(await OrderAsync());
        var second = await OrderAsync();
        (second.StatusCode, second.Headers["Retry-After"]).ShouldBe((409, "1"));
        await EndAsync(first);
        (await OrderAsync()).StatusCode.ShouldBe(202);
    }

    [Fact]
    public async Task Of_two_meals_at_once_the_second_to_be_stored_is_refused()
    {
        _meals.BeforeStarting = () => _meals.Start(_session, "somebody-elses");
        var answer = await OrderAsync();
        (answer.StatusCode, answer.Headers["Retry-After"]).ShouldBe((409, "1"));
        answer.Body.ShouldContain("at the same time");
        _workflow.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Meals_are_ordered_and_read_without_parameters()
    {
        var request = Request("s-1", null, []);
        request.QueryStringParameters = new Dictionary<string, string> { ["repeat"] = "true" };
        var progress = new MealProgress(_meals, _workflow, _clock);
        var ordered = await new MealOrdering(_meals, _workflow, progress, _clock).HandleAsync(
            request,
            "c-1",
            CancellationToken.None
        );
        var read = await new MealReading(progress).HandleAsync(request, CancellationToken.None);
        (ordered.StatusCode, read.StatusCode).ShouldBe((400, 400));
        ordered.Body.ShouldContain("query.repeat");
        read.Body.ShouldContain("query.repeat");
        _workflow.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_of_an_earlier_meal_starts_nothing()
    {
        var first = Id(await OrderAsync("key-of-a-meal-0001"));
        await EndAsync(first);
        await EndAsync(Id(await OrderAsync("key-of-a-meal-0002")));
        (await OrderAsync("key-of-a-meal-0001")).StatusCode.ShouldBe(409);
        _workflow.Started.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("""{"repeat":false}""", true)]
    [InlineData("""{"repeat":true}""", false)]
    public async Task A_dish_that_was_served_is_left_out_unless_it_may_be_repeated(string? body, bool isLeftOut)
    {
        await EndAsync(Id(await OrderAsync()), "red-lentil-dal", "no-longer-known");
        await OrderAsync(body: body);
        var excluded = JsonElement.Parse(_workflow.Started.Values.Last()).GetProperty("request").GetProperty("exclude");
        excluded.EnumerateArray().Select(e => e.GetString()).ShouldBe(isLeftOut ? ["red-lentil-dal"] : []);
    }

    [Theory]
    [InlineData("""{"repeat":1}""", "repeat")]
    [InlineData("""{"Repeat":true}""", "Repeat")]
    [InlineData("[]", "body")]
    public async Task A_wrong_body_is_refused_with_the_field(string body, string field)
    {
        var answer = await OrderAsync(body: body);
        answer.StatusCode.ShouldBe(400);
        answer.Body.ShouldContain($"\"{field}\"");
        _workflow.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("\u0007")]
    public async Task A_wrong_key_is_refused(string key)
    {
        (await OrderAsync(key)).StatusCode.ShouldBe(400);
        (await OrderAsync(new string('k', 256))).StatusCode.ShouldBe(400);
        (await OrderAsync(new string('k', 255))).StatusCode.ShouldBe(202);
    }

    [Fact]
    public async Task A_meal_is_read_while_it_runs_and_when_it_succeeded()
    {
        (await ReadAsync()).StatusCode.ShouldBe(404);
        var id = Id(await OrderAsync());
        Status(await ReadAsync()).ShouldBe("running");
        await EndAsync(id);
        var read = await ReadAsync();
        Status(read).ShouldBe("succeeded");
        JsonElement.Parse(read.Body).GetProperty("result").GetProperty("outcome").GetString().ShouldBe("recipe");
    }

    [Fact]
    public async Task A_meal_that_failed_says_why()
    {
        var id = Id(await OrderAsync());
        await _meals.FailAsync(
            "s-1",
            id,
            "GenerateRecipeFailed",
            """{"Error":"X","Cause":"{\"errorType\":\"ModelException\",\"errorMessage\":\"no answer\"}"}""",
            CancellationToken.None
        );
        var failure = JsonElement.Parse((await ReadAsync()).Body).GetProperty("failure");
        failure.GetProperty("error").GetString().ShouldBe("ModelException");
        failure.GetProperty("reason").GetString().ShouldBe("no answer");
    }

    [Theory]
    [InlineData("ABORTED", "stopped by hand", "ABORTED", "stopped by hand")]
    [InlineData("", "", "NotStored", "The workflow ended and its result was not stored")]
    [InlineData(null, null, "NotStarted", "The workflow was not started; ask for the meal again")]
    public async Task An_execution_that_ended_without_telling_is_found_out(
        string? error,
        string? cause,
        string expected,
        string reason
    )
    {
        var id = Id(await OrderAsync());
        _workflow.Started.Clear();
        if (error is not null)
        {
            _workflow.Ends[id] = new(false, error, cause!);
        }

        Status(await ReadAsync()).ShouldBe("running");
        _clock.Advance(MealProgress.Patience);
        var failure = JsonElement.Parse((await ReadAsync()).Body).GetProperty("failure");
        (failure.GetProperty("error").GetString(), failure.GetProperty("reason").GetString()).ShouldBe(
            (expected, reason)
        );
        (await OrderAsync()).StatusCode.ShouldBe(202);
    }

    [Fact]
    public async Task An_execution_that_runs_for_long_is_still_running()
    {
        await OrderAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        Status(await ReadAsync()).ShouldBe("running");
        (await OrderAsync()).StatusCode.ShouldBe(409);
    }

    private static string Id(APIGatewayProxyResponse answer) =>
        JsonElement.Parse(answer.Body).GetProperty("mealId").GetString()!;

    private static string Status(APIGatewayProxyResponse answer) =>
        JsonElement.Parse(answer.Body).GetProperty("status").GetString()!;

    private async Task EndAsync(string mealId, params string[] dishes)
    {
        var result = JsonElement.Parse("""{"outcome":"recipe"}""");
        await _meals.SucceedAsync("s-1", mealId, result, dishes.FirstOrDefault(), CancellationToken.None);
        _meals.Serve(dishes);
    }

    private Task<APIGatewayProxyResponse> OrderAsync(string? key = null, string? body = null, string session = "s-1") =>
        new MealOrdering(_meals, _workflow, new(_meals, _workflow, _clock), _clock).HandleAsync(
            Request(session, body, key is null ? [] : new() { ["idempotency-key"] = key }),
            "c-1",
            CancellationToken.None
        );

    private Task<APIGatewayProxyResponse> ReadAsync(string session = "s-1") =>
        new MealReading(new(_meals, _workflow, _clock)).HandleAsync(Request(session, null, []), CancellationToken.None);

    private static APIGatewayProxyRequest Request(string session, string? body, Dictionary<string, string> headers) =>
        new()
        {
            PathParameters = new Dictionary<string, string> { ["sessionId"] = session },
            RequestContext = new() { Path = $"/live/sessions/{session}/meal" },
            Headers = headers,
            Body = body!,
        };
}
