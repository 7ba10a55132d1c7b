using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>What the API refuses, and what it tells browsers.</summary>
public sealed class RecipeApiTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    [Fact]
    public async Task A_recipe_is_answered_without_a_session()
    {
        var answer = await backend.CallAsync(
            HttpMethod.Post,
            "/recipes",
            new JsonObject { ["diet"] = "vegan", ["servings"] = 3 }
        );
        answer.Status.ShouldBe(HttpStatusCode.OK);
        (answer.Body["outcome"]!.GetValue<string>(), answer.Body["recipe"]!["servings"]!.GetValue<int>()).ShouldBe(
            ("recipe", 3)
        );
    }

    [Theory]
    [InlineData("/sessions", "OPTIONS,POST")]
    [InlineData("/sessions/any", "OPTIONS,GET,PUT,PATCH")]
    [InlineData("/recipes", "OPTIONS,POST")]
    public async Task A_preflight_request_is_answered_with_the_methods(string path, string methods)
    {
        var answer = await backend.CallAsync(HttpMethod.Options, path);
        answer.Status.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers["Access-Control-Allow-Methods"].ShouldBe(methods);
    }
}
