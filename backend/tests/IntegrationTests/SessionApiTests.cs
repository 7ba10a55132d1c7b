using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>Sessions through the API's URL.</summary>
public sealed class SessionApiTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    [Fact]
    public async Task A_session_is_created_with_version_1_and_stored()
    {
        var session = await backend.CreateSessionAsync(
            new JsonObject
            {
                ["target"] = "Muscle gain",
                ["allergies"] = new JsonArray("soy"),
                ["servings"] = 4,
            }
        );
        session["version"]!.GetValue<int>().ShouldBe(1);
        session["request"]!["target"]!.GetValue<string>().ShouldBe("muscle-gain");
        session["request"]!["allergies"]![0]!.GetValue<string>().ShouldBe("soybeans");
        var item = await backend.StoredAsync(Id(session));
        item!["version"].N.ShouldBe("1");
        item["status"].S.ShouldBe("open");
    }

    [Fact]
    public async Task A_session_is_read_as_it_was_answered()
    {
        var session = await backend.CreateSessionAsync(new JsonObject { ["diet"] = "vegan", ["budget"] = 12.5 });
        var read = await backend.CallAsync(HttpMethod.Get, $"/sessions/{Id(session)}");
        read.Status.ShouldBe(HttpStatusCode.OK);
        JsonNode.DeepEquals(read.Body["request"], session["request"]).ShouldBeTrue(read.Body.ToJsonString());
    }

    [Fact]
    public async Task A_patch_counts_the_version_up_and_a_second_from_the_same_version_is_stale()
    {
        var id = Id(await backend.CreateSessionAsync(new JsonObject { ["allergies"] = new JsonArray("fish") }));
        var change = new JsonObject { ["version"] = 1, ["servings"] = 6 };
        var updated = await backend.CallAsync(HttpMethod.Patch, $"/sessions/{id}", change);
        updated.Status.ShouldBe(HttpStatusCode.OK, updated.Body.ToJsonString());
        (updated.Body["version"]!.GetValue<int>(), updated.Body["request"]!["servings"]!.GetValue<int>()).ShouldBe(
            (2, 6)
        );
        updated.Body["request"]!["allergies"]![0]!.GetValue<string>().ShouldBe("fish");
        updated.Headers["ETag"].ShouldBe("\"2\"");

        var stale = await backend.CallAsync(HttpMethod.Patch, $"/sessions/{id}", change);
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Body["error"]!.GetValue<string>().ShouldBe("StaleVersion");
        (await backend.StoredAsync(id))!["version"].N.ShouldBe("2");
    }

    private static string Id(JsonObject session) => session["sessionId"]!.GetValue<string>();
}
