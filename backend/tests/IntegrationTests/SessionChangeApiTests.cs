using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>Changes of sessions through the API's URL, and what guards them.</summary>
public sealed class SessionChangeApiTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    [Fact]
    public async Task A_put_replaces_the_request_and_drops_no_allergies_that_it_does_not_name()
    {
        var id = Id(await backend.CreateSessionAsync(new JsonObject { ["allergies"] = new JsonArray("fish") }));
        var tag = ("If-Match", "\"1\"");
        var partial = await backend.CallAsync(
            HttpMethod.Put,
            $"/sessions/{id}",
            new JsonObject { ["servings"] = 6 },
            tag
        );
        partial.Status.ShouldBe(HttpStatusCode.BadRequest);
        var whole = await backend.CallAsync(
            HttpMethod.Put,
            $"/sessions/{id}",
            new JsonObject { ["diet"] = "vegan", ["allergies"] = new JsonArray() },
            tag
        );
        whole.Status.ShouldBe(HttpStatusCode.OK, whole.Body.ToJsonString());
        whole.Body["request"]!["allergies"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Entity_tags_guard_changes_and_spare_answers()
    {
        var id = Id(await backend.CreateSessionAsync([]));
        var read = await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}", null, ("If-None-Match", "\"1\""));
        (read.Status, read.Headers["ETag"]).ShouldBe((HttpStatusCode.NotModified, "\"1\""));

        async Task<HttpStatusCode> ChangeAsync(params (string Name, string Value)[] headers) =>
            (
                await backend.CallAsync(
                    HttpMethod.Patch,
                    $"/sessions/{id}",
                    new JsonObject { ["servings"] = 3 },
                    headers
                )
            ).Status;
        (await ChangeAsync()).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await ChangeAsync(("If-Match", "\"7\""))).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await ChangeAsync(("If-Match", "\"1\""))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_creation_that_is_repeated_with_its_key_makes_one_session()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await backend.CreateSessionAsync(new JsonObject { ["servings"] = 3 }, key);
        var second = await backend.CreateSessionAsync(new JsonObject { ["servings"] = 3 }, key);
        Id(second).ShouldBe(Id(first));
        var other = await backend.CallAsync(HttpMethod.Post, "/sessions", new JsonObject { ["servings"] = 4 }, key);
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static string Id(JsonObject session) => session["sessionId"]!.GetValue<string>();
}
