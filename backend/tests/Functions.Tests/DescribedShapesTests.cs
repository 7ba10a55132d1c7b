using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The API's document describes what the functions answer.</summary>
public sealed class DescribedShapesTests
{
    private static readonly JsonNode Document = JsonNode.Parse(
        File.ReadAllText(Path.Combine(ApiModelTests.Infrastructure(), "openapi.json"))
    )!;

    private static readonly JsonObject Components = Document["components"]!.AsObject();

    [Theory]
    [InlineData(typeof(Session), "Session")]
    [InlineData(typeof(RecipeResult), "RecipeResult")]
    [InlineData(typeof(Recipe), "Recipe")]
    [InlineData(typeof(Problem), "Problem")]
    public void A_record_has_the_fields_of_its_schema(Type type, string schema)
    {
        var described = Components["schemas"]![schema]!["properties"]!.AsObject().Select(each => each.Key);
        var written = type.GetProperties()
            .Where(property => property.GetMethod is { IsStatic: false } && property.Name != nameof(Session.Writes))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToList();
        // only API Gateway lists the fields that are known
        described.Where(name => name != "known").ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public void Each_kind_of_problem_has_a_status_that_the_document_answers() =>
        ProblemKind
            .All.Select(kind => $"{kind.Status}")
            .ShouldBeSubsetOf(
                Document["paths"]!
                    .AsObject()
                    .SelectMany(path => path.Value!.AsObject())
                    .SelectMany(operation =>
                        operation.Key == "parameters" ? [] : operation.Value!["responses"]!.AsObject()
                    )
                    .Select(answer => answer.Key)
            );

    [Fact]
    public void The_fields_of_a_request_are_those_that_are_read() =>
        Components["schemas"]!["MealFields"]!["properties"]!
            .AsObject()
            .Select(each => each.Key)
            .ShouldBe(MealRequestReader.Fields, ignoreOrder: true);

    [Fact]
    public void An_idempotency_key_has_the_limits_of_the_document()
    {
        var schema = Components["parameters"]!["idempotencyKey"]!["schema"]!;
        (schema["minLength"]!.GetValue<int>(), schema["maxLength"]!.GetValue<int>()).ShouldBe(
            (IdempotencyKey.FewestCharacters, IdempotencyKey.MostCharacters)
        );
    }
}
