using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>PUT replaces, PATCH merges; neither does so over a version that the caller has not read.</summary>
public sealed class SessionChangeTests
{
    private const string Whole = "\"diet\":\"vegan\",\"allergies\":[\"soy\"]";

    private readonly MemorySessionStore _store = new();
    private readonly SessionCalls _calls;

    public SessionChangeTests()
    {
        _calls = new SessionCalls(_store);
        var session = _store.Add();
        _store.Sessions["s-1"] = session with
        {
            Request = session.Request with { Allergies = ["fish"], Servings = 4, Budget = 10 },
        };
    }

    [Fact]
    public async Task A_patch_keeps_what_it_does_not_name()
    {
        var answer = await _calls.PatchAsync("s-1", """{"version":1,"diet":"vegan","budget":null}""");
        (answer.StatusCode, answer.Headers["ETag"]).ShouldBe((200, "\"2\""));
        var request = _store.Sessions["s-1"].Request;
        (request.Diet, request.Servings, request.Budget).ShouldBe(("vegan", 4, null));
        request.Allergies.ShouldBe(["fish"]);
    }

    [Fact]
    public async Task A_put_replaces_everything()
    {
        (await _calls.PutAsync("s-1", $$"""{"version":1,{{Whole}}}""")).StatusCode.ShouldBe(200);
        var request = _store.Sessions["s-1"].Request;
        (request.Diet, request.Servings, request.Budget).ShouldBe(("vegan", 2, null));
        request.Allergies.ShouldBe(["soybeans"]);
    }

    [Theory]
    [InlineData("PUT", """{"version":1,"servings":6}""", "allergies")]
    [InlineData("PUT", """{"version":1,"diet":"vegan","allergies":null}""", "allergies")]
    [InlineData("PUT", """{"version":1,"allergies":[]}""", "diet")]
    [InlineData("PATCH", """{"version":1,"allergies":null}""", "allergies")]
    [InlineData("PATCH", """{"version":1,"diet":null}""", "diet")]
    [InlineData("PATCH", """{"version":1,"allergens":["milk"]}""", "allergens")]
    [InlineData("PATCH", """{"version":1,"allergies":["milk"],"allergies":[]}""", "allergies")]
    [InlineData("PATCH", """{"version":null}""", "version")]
    [InlineData("PATCH", """{"version":1.5}""", "version")]
    [InlineData("PATCH", """{"version":1,"sessionId":"s-2"}""", "sessionId")]
    [InlineData("PATCH", """{"version":1,"ingredients":{"name":"rice"}}""", "ingredients")]
    [InlineData("PATCH", """{"version":1,"allergies":{"0":"fish"}}""", "allergies")]
    public async Task What_somebody_must_not_eat_is_never_dropped_by_leaving_it_out(
        string method,
        string body,
        string field
    )
    {
        var before = _store.Sessions["s-1"];
        var answer = await ChangeAsync(method, body);
        answer.StatusCode.ShouldBe(400);
        JsonElement
            .Parse(answer.Body)
            .GetProperty("fields")
            .EnumerateArray()
            .Select(error => error.GetProperty("field").GetString())
            .ShouldContain(field);
        _store.Sessions["s-1"].ShouldBe(before);
    }

    [Fact]
    public async Task What_must_stay_is_told_to_be_missing()
    {
        var answer = await _calls.PutAsync("s-1", """{"version":1}""");
        JsonElement
            .Parse(answer.Body)
            .GetProperty("fields")
            .EnumerateArray()
            .Select(error => (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()))
            .ShouldBe([("diet", "missing-field"), ("allergies", "missing-field")]);
    }

    [Theory]
    [InlineData("PATCH", "application/merge-patch+json", 200)]
    [InlineData("PATCH", "application/json", 200)]
    [InlineData("PATCH", "application/json-patch+json", 415)]
    [InlineData("PUT", "application/json", 200)]
    [InlineData("PUT", "application/merge-patch+json", 415)]
    public async Task A_merge_patch_has_a_type_of_its_own_and_a_replacement_is_none(
        string method,
        string type,
        int status
    )
    {
        var body = $$"""{"version":1,{{Whole}}}""";
        var answer = await (
            method == "PUT"
                ? _calls.PutAsync("s-1", body, ("Content-Type", type))
                : _calls.PatchAsync("s-1", body, ("Content-Type", type))
        );
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task An_unknown_session_is_not_found() =>
        (await _calls.PatchAsync("gone", """{"version":1}""")).StatusCode.ShouldBe(404);

    [Fact]
    public async Task A_change_that_is_repeated_with_its_key_is_answered_as_at_first()
    {
        var key = ("Idempotency-Key", "0f7c1b0e-4a51-4d0f-9a55-5a7be1d9c001");
        (await _calls.PatchAsync("s-1", """{"version":1,"servings":3}""", key)).StatusCode.ShouldBe(200);
        (await _calls.PatchAsync("s-1", """{"version":1,"servings":3}""", key)).StatusCode.ShouldBe(200);
        (await _calls.PatchAsync("s-1", """{"version":1,"servings":5}""", key)).StatusCode.ShouldBe(409);
        (_store.Sessions["s-1"].Version, _store.Sessions["s-1"].Request.Servings).ShouldBe((2, 3));
    }

    private Task<APIGatewayProxyResponse> ChangeAsync(string method, string body) =>
        method == "PUT" ? _calls.PutAsync("s-1", body) : _calls.PatchAsync("s-1", body);
}
