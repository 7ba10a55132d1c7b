using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.SessionCreate;
using AiChef.Functions.SessionUpdate;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class SessionTests
{
    private readonly MemorySessionStore _store = new();
    private readonly MealRequestReader _reader = new(FoodCatalogue.Instance, FoodCatalogue.Instance.Currency);

    [Fact]
    public async Task Creating_answers_201_with_version_1_and_CORS_headers()
    {
        var answer = await CreateAsync("""{"target":"Muscle gain","diet":"vegan","allergies":["soy"],"servings":4}""");
        answer.StatusCode.ShouldBe(201);
        answer.Headers["Access-Control-Allow-Origin"].ShouldBe("*");
        answer.Headers["ETag"].ShouldBe("\"1\"");
        var session = JsonElement.Parse(answer.Body);
        session.GetProperty("version").GetInt32().ShouldBe(1);
        session.GetProperty("request").GetProperty("allergies")[0].GetString().ShouldBe("soybeans");
        var id = session.GetProperty("sessionId").GetString()!;
        _store.Sessions.ShouldContainKey(id);
        answer.Headers["Location"].ShouldBe($"sessions/{id}");
        id.Length.ShouldBe(40);
    }

    [Theory]
    [InlineData("""{"target":"fly"}""", "target")]
    [InlineData("""{"diet":7}""", "diet")]
    [InlineData("""{"allergies":["kryptonite"]}""", "allergies[0]")]
    [InlineData("""{"allergies":"milk"}""", "allergies")]
    [InlineData("""{"servings":51}""", "servings")]
    [InlineData("""{"budget":-1}""", "budget")]
    [InlineData("""{"budget":0.001}""", "budget")]
    [InlineData("""{"currency":"XXX"}""", "currency")]
    [InlineData("""{"ingredients":[{"name":"rice","amount":1,"unit":"piece"}]}""", "ingredients[0].unit")]
    [InlineData("""{"ingredients":[3]}""", "ingredients[0]")]
    [InlineData("""{"seed":-1}""", "seed")]
    [InlineData("""{"seed":1.5}""", "seed")]
    [InlineData("""{"seed":"1"}""", "seed")]
    [InlineData("""{"language":"fr"}""", "language")]
    [InlineData("""{"exclude":["unicorn-pie"]}""", "exclude[0]")]
    [InlineData("""{"exclude":[7]}""", "exclude[0]")]
    [InlineData("not json", "body")]
    [InlineData("", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"sessionId":"mine"}""", "sessionId")]
    public async Task Bad_input_answers_400_with_the_field_named(string body, string field)
    {
        var answer = await CreateAsync(body);
        answer.StatusCode.ShouldBe(400);
        JsonElement.Parse(answer.Body).GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe(field);
        _store.Sessions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("s-1", 200)]
    [InlineData("gone", 404)]
    [InlineData(" ", 400)]
    [InlineData("a/b", 400)]
    [InlineData("key#1", 400)]
    public async Task Reading_answers_the_session_or_says_that_there_is_none(string id, int status)
    {
        _store.Add();
        var answer = await new SessionReading(_store).HandleAsync(
            new APIGatewayProxyRequest
            {
                HttpMethod = "GET",
                PathParameters = new Dictionary<string, string> { ["sessionId"] = id },
            },
            CancellationToken.None
        );
        answer.StatusCode.ShouldBe(status);
        if (status == 200)
        {
            JsonElement.Parse(answer.Body).GetProperty("version").GetInt32().ShouldBe(1);
        }
    }

    private Task<APIGatewayProxyResponse> CreateAsync(string body) =>
        new SessionCreation(_store, _reader, TimeProvider.System).HandleAsync(
            new APIGatewayProxyRequest { Body = body },
            CancellationToken.None
        );
}
