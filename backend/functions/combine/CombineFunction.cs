using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.Combining;

/// <summary>Merges what the branches made and stores it as the session's result.</summary>
public sealed class CombineFunction(ISessionStore sessions)
{
    private static readonly string[] Parts = ["recipe", "price", "nutrition", "image"];

    public async Task<JsonElement> HandleAsync(JsonElement input, CancellationToken cancellationToken)
    {
        if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty("sessionId", out var id) || id.ValueKind != JsonValueKind.String || id.GetString() is not { Length: > 0 } sessionId)
            throw new InvalidRequestException([new FieldError("sessionId", "must be the session that the result belongs to")]);

        var result = new JsonObject { ["sessionId"] = sessionId };
        foreach (var part in Parts)
        {
            if (Part(input, part) is { } value)
                result[part] = JsonNode.Parse(value.GetRawText());
        }

        if (result["recipe"] is not JsonObject recipe)
            throw new InvalidRequestException([new FieldError("recipe", "must be the result of the recipe function")]);

        result["outcome"] = recipe["outcome"]?.DeepClone() ?? RecipeResult.Found;
        var combined = JsonElement.Parse(result.ToJsonString());
        var session = await sessions.CompleteAsync(sessionId, combined, cancellationToken);
        result["version"] = session.Version;
        return JsonElement.Parse(result.ToJsonString());
    }

    // A branch of several steps hands over an object that holds each step's part: {"recipe": {...}, "nutrition": {...}}.
    private static JsonElement? Part(JsonElement input, string part)
    {
        if (!input.TryGetProperty("branches", out var branches) || branches.ValueKind != JsonValueKind.Object)
            return Object(input, part);
        if (Object(branches, part) is { } own)
            return Object(own, part) is { } inner && !own.TryGetProperty("outcome", out _) ? inner : own;
        return branches.EnumerateObject()
            .Where(b => b.Value.ValueKind == JsonValueKind.Object && !b.Value.TryGetProperty("outcome", out _))
            .Select(b => Object(b.Value, part))
            .FirstOrDefault(p => p is not null) ?? Object(input, part);
    }

    private static JsonElement? Object(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CombineJson : JsonSerializerContext;
