using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>What the API refuses, and what it tells browsers.</summary>
public sealed class RequestValidationTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    [Theory]
    [InlineData("POST", "/recipes")]
    [InlineData("POST", "/sessions")]
    [InlineData("PUT", "/sessions/any")]
    [InlineData("PATCH", "/sessions/any")]
    public async Task A_field_that_nobody_knows_is_refused_and_named(string method, string path)
    {
        var answer = await backend.CallAsync(
            new HttpMethod(method),
            path,
            new JsonObject { ["allergens"] = new JsonArray("fish") }
        );
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body["error"]!.GetValue<string>().ShouldBe("InvalidRequest");
        answer.Body["detail"]!.GetValue<string>().ShouldContain("allergens");
        answer.Body["known"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain("allergies");
    }

    [Theory]
    [InlineData("""{"servings":51}""")]
    [InlineData("""{"servings":"two"}""")]
    [InlineData("""{"budget":0}""")]
    [InlineData("""{"ingredients":[{"amount":1,"unit":"g"}]}""")]
    public async Task API_Gateway_refuses_what_breaks_the_model(string body)
    {
        var answer = await backend.CallAsync(HttpMethod.Post, "/recipes", JsonNode.Parse(body)!.AsObject());
        (answer.Status, answer.Body["error"]!.GetValue<string>()).ShouldBe(
            (HttpStatusCode.BadRequest, "InvalidRequest")
        );
        answer.Body.ContainsKey("fields").ShouldBeFalse();
        answer.Headers["Access-Control-Allow-Origin"].ShouldBe("*");
    }

    [Theory]
    [InlineData("/recipes", """{"target":"fly"}""", "target")]
    [InlineData("/recipes", """{"ingredients":[{"name":"rice","amount":1,"unit":"piece"}]}""", "ingredients[0].unit")]
    [InlineData("/sessions", """{"allergies":["kryptonite"]}""", "allergies[0]")]
    public async Task The_function_names_the_field_whose_meaning_is_wrong(string path, string body, string field)
    {
        var answer = await backend.CallAsync(HttpMethod.Post, path, JsonNode.Parse(body)!.AsObject());
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body["fields"]![0]!["field"]!.GetValue<string>().ShouldBe(field);
    }
}
