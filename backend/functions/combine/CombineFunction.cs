using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.Combining;

/// <summary>Merges what the branches made and stores it as the session's result.</summary>
/// <remarks>
/// The input is that of the workflow with the branches' results under "branches", wrapped with the execution's id:
/// {"executionId": …, "input": {…}}.
/// </remarks>
public sealed class CombineFunction(ISessionStore sessions)
{
    private static readonly string[] OfTheMeal = ["recipe", "nutrition", "image"];

    public async Task<JsonElement> HandleAsync(JsonElement task, CancellationToken cancellationToken)
    {
        var input =
            Object(task, "input") ?? throw Wrong("input", "must be the input of the workflow with its branches");
        var executionId =
            Text(task, "executionId") ?? throw Wrong("executionId", "must be the execution that makes the result");
        var sessionId =
            Text(input, "sessionId") ?? throw Wrong("sessionId", "must be the session that the result belongs to");
        var version =
            Version(input)
            ?? throw Wrong(
                "version",
                "must be the session's version that the workflow started from, a whole number from 1"
            );
        var meal = Part(Part(input, "branches"), "recipe");
        var recipe = Object(meal, "recipe") ?? throw Wrong("recipe", "must be the result of the recipe function");
        var price =
            Object(Part(input, "branches"), "price")
            ?? throw Wrong("price", "must be the result of the price function");

        var result = new JsonObject
        {
            ["sessionId"] = sessionId,
            ["outcome"] = Text(recipe, "outcome") ?? throw Wrong("recipe", "has no outcome"),
        };
        foreach (var part in OfTheMeal)
        {
            if (Object(meal, part) is { } value)
            {
                result[part] = JsonObject.Create(value);
            }
        }

        result["price"] = JsonObject.Create(price);
        var session = await sessions.CompleteAsync(
            sessionId,
            version,
            executionId,
            JsonElement.Parse(result.ToJsonString()),
            cancellationToken
        );
        result["version"] = session.Version;
        return JsonElement.Parse(result.ToJsonString());
    }

    private static InvalidRequestException Wrong(string field, string message) => new([new FieldError(field, message)]);

    private static int? Version(JsonElement input) =>
        input.TryGetProperty("version", out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var version)
        && version >= 1
            ? version
            : null;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static JsonElement Part(JsonElement json, string name) => Object(json, name) ?? default;

    private static JsonElement? Object(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Object
            ? value
            : null;
}
