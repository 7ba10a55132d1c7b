using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What a request says is read or refused, never passed over.</summary>
public sealed class StrictRequestTests
{
    private static readonly MealRequestReader Reader = new(FoodCatalogue.Instance, FoodCatalogue.Instance.Currency);

    public static TheoryData<string, string, string> Bodies =>
        new()
        {
            { """{"allergens":["fish"]}""", "allergens", "did you mean allergies?" },
            { """{"Allergies":["fish"]}""", "Allergies", "did you mean allergies?" },
            { """{"allergy":["fish"]}""", "allergy", "did you mean allergies?" },
            { """{"ingredient":["fish"]}""", "ingredient", "did you mean ingredients?" },
            { """{"unheardOf":["fish"]}""", "unheardOf", "allergies" },
            { """{"allergies ":["fish"]}""", "allergies ", "did you mean allergies?" },
            { """{"allergies":["fish"],"allergies":[]}""", "allergies", "is given twice" },
            { """{"allergies":["fish"],"\u0061llergies":[]}""", "allergies", "is given twice" },
            { """{"ingredients":[{"name":"rice","name":"milk"}]}""", "ingredients[0].name", "is given twice" },
            {
                """{"ingredients":[{"name":"rice","amout":1,"unit":"g"}]}""",
                "ingredients[0].amout",
                "did you mean amount?"
            },
            { """{"ingredients":["\ud800"]}""", "ingredients[0]", "not valid text" },
            { """{"ingredients":["rice","\ud800"]}""", "ingredients[1]", "not valid text" },
            { """{"ingredients":["rice\u0000"]}""", "ingredients[0]", "not valid text" },
            { "{\"ingredients\":[\"ri\uFFFDce\"]}", "ingredients[0]", "not valid text" },
            { """{"\udfff":1}""", "body", "not valid text" },
            { """{"diet\u0007":"vegan"}""", "body", "not valid text" },
            { """{"servings":1e999}""", "servings", "whole number" },
            { """{"servings":NaN}""", "body", "not valid JSON" },
            { """{"budget":Infinity}""", "body", "not valid JSON" },
            { """{"budget":1e28}""", "budget", "must be a number" },
            { """{"allergies":[null]}""", "allergies[0]", "must be" },
            { """{"allergies":null}""", "allergies", "must not be null" },
            { """{"diet":null}""", "diet", "must not be null" },
            { """{"diet":""}""", "diet", "must be a text" },
            { """{"diet":" "}""", "diet", "must be one of" },
            { """{"diet":"\u3000"}""", "diet", "must be one of" },
            { """{"allergies":"fish"}""", "allergies", "must be a list" },
            { """{"allergies":{"fish":true}}""", "allergies", "must be a list" },
            { """{"allergies":["fish\u200b or not"]}""", "allergies[0]", "must be one of" },
            { $$"""{"ingredients":{{new string('[', 40)}}{{new string(']', 40)}}}""", "body", "levels" },
            { $$"""{"ingredients":["{{new string('x', 101)}}"]}""", "ingredients[0]", "must be" },
            { "{} {}", "body", "not valid JSON" },
            { "\uFEFF[", "body", "not valid JSON" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_is_refused_with_the_field_named(string body, string field, string message)
    {
        var answer = await AskAsync(new APIGatewayProxyRequest { Body = body });
        answer.StatusCode.ShouldBe(400, answer.Body);
        var error = JsonElement.Parse(answer.Body).GetProperty("fields")[0];
        error.GetProperty("field").GetString().ShouldBe(field);
        error.GetProperty("message").GetString()!.ShouldContain(message);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task The_same_is_refused_in_the_workflow(string body, string field, string message)
    {
        JsonElement input;
        try
        {
            input = JsonElement.Parse(body);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Step Functions takes only JSON
            return;
        }

        var refusal = await new RecipeFunction(new CatalogueRecipeChooser(FoodCatalogue.Instance), Reader).HandleAsync(
            input,
            CancellationToken.None
        );
        (refusal.GetProperty("outcome").GetString(), refusal.GetProperty("error").GetString()).ShouldBe(
            ("refused", "InvalidRequest")
        );
        var first = refusal.GetProperty("fields")[0];
        first.GetProperty("field").GetString().ShouldBe(field);
        first.GetProperty("message").GetString()!.ShouldContain(message);
        var code = first.GetProperty("code").GetString()!;
        MistakeCode.All.ShouldContain(code);
        refusal.GetProperty("reason").GetString()!.ShouldStartWith($"{field}: {code}");
    }

    [Fact]
    public async Task The_URL_takes_no_parameters()
    {
        var answer = await AskAsync(
            new APIGatewayProxyRequest { Body = "{}", QueryStringParameters = Header("allergies", "fish") }
        );
        answer.StatusCode.ShouldBe(400);
        answer.Body.ShouldContain("query.allergies");
    }

    [Fact]
    public async Task An_answer_names_at_most_20_mistakes_and_cuts_long_names()
    {
        var fields = Enumerable.Range(0, 1000).Select(i => $"\"{new string('x', 1000)}{i}\":1");
        var answer = await AskAsync(new APIGatewayProxyRequest { Body = $"{{{string.Join(',', fields)}}}" });
        JsonElement.Parse(answer.Body).GetProperty("fields").GetArrayLength().ShouldBe(20);
        answer.Body.Length.ShouldBeLessThan(20_000);
    }

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };

    private static Task<APIGatewayProxyResponse> AskAsync(APIGatewayProxyRequest request) =>
        ApiAnswer.OfAsync(
            () =>
            {
                Reader.Read(ApiBody.Read(request));
                return Task.FromResult(ApiAnswer.Empty(200, []));
            },
            CancellationToken.None
        );
}
