using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.Combining;

/// <summary>Merges what the tasks of the workflow made, and stores it in the session if there is one.</summary>
/// <remarks>
/// The input is the workflow's data with the execution's id: {"executionId": …, "input": {"sessionId": …, "mealId": …,
/// "version": …, "chosen": {"recipe": …}, "parts": {"price": …, "nutrition": …, "image": …}}}. A session that asked for
/// the meal through the API has its id; one that an execution names by itself gets the result in its place, if it still
/// has the version; without a session the result is only answered. A session that is missing or has another version is
/// a mistake of whoever started the workflow, and so an answer (<see cref="TaskRefusal"/>).
/// </remarks>
public sealed class CombineFunction(ISessionStore sessions, IMealStore meals)
{
    private static readonly string[] OfTheMeal = ["price", "nutrition", "image"];

    public async Task<JsonElement> HandleAsync(JsonElement task, CancellationToken cancellationToken)
    {
        var input = Object(task, "input") ?? throw Wrong("input", "must be the data of the workflow");
        var executionId =
            Text(task, "executionId") ?? throw Wrong("executionId", "must be the execution that makes the result");
        var result = Merged(input);
        if (Text(input, "sessionId") is not { } sessionId)
        {
            return JsonElement.Parse(result.ToJsonString());
        }

        result.Insert(0, "sessionId", sessionId);
        try
        {
            return Text(input, "mealId") is { } mealId
                ? await StoreMealAsync(sessionId, mealId, result, cancellationToken)
                : await StoreResultAsync(sessionId, input, executionId, result, cancellationToken);
        }
        catch (SessionNotFoundException gone)
        {
            return Refused(new(nameof(ProblemKind.SessionNotFound), gone.Message));
        }
        catch (StaleVersionException stale)
        {
            return Refused(new(nameof(ProblemKind.StaleVersion), stale.Message));
        }
    }

    private async Task<JsonElement> StoreMealAsync(
        string sessionId,
        string mealId,
        JsonObject result,
        CancellationToken cancellationToken
    )
    {
        var stored = JsonElement.Parse(result.ToJsonString());
        await meals.SucceedAsync(sessionId, mealId, stored, Dish(stored), cancellationToken);
        return stored;
    }

    private async Task<JsonElement> StoreResultAsync(
        string sessionId,
        JsonElement input,
        string executionId,
        JsonObject result,
        CancellationToken cancellationToken
    )
    {
        if (Version(input) is not { } version)
        {
            return Refused(
                TaskRefusal.Of(
                    Wrong(
                        "version",
                        "must be the session's version that the workflow started from, a whole number from 1"
                    )
                )
            );
        }

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

    private static JsonElement Refused(TaskRefusal refusal) =>
        JsonSerializer.SerializeToElement(refusal, CombineJson.Default.TaskRefusal);

    private static JsonObject Merged(JsonElement input)
    {
        var recipe =
            Object(Part(input, "chosen"), "recipe")
            ?? throw Wrong("recipe", "must be the result of the recipe function");
        var result = new JsonObject
        {
            ["outcome"] = Text(recipe, "outcome") ?? throw Wrong("recipe", "has no outcome"),
            ["recipe"] = JsonObject.Create(recipe),
        };
        if (Object(input, "parts") is { } parts)
        {
            foreach (var name in OfTheMeal)
            {
                var part = Object(parts, name) ?? throw Wrong(name, "must be the result of its function");
                result[name] = MissingPart.IsMissing(part) ? MissingPart.Told(name, part) : JsonObject.Create(part);
            }
        }

        return result;
    }

    private static string? Dish(JsonElement result) => Text(Part(Part(result, "recipe"), "recipe"), "id");

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
