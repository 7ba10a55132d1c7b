using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Combining;

/// <summary>A part of the meal whose task failed, but without which the meal is a meal.</summary>
internal static class MissingPart
{
    /// <summary>Whether the workflow put a failure in the place of the part.</summary>
    public static bool IsMissing(JsonElement part) =>
        part.TryGetProperty("missing", out var missing) && missing.ValueKind == JsonValueKind.True;

    /// <summary>What the meal says in the place of the part.</summary>
    public static JsonObject Told(string name, JsonElement part)
    {
        var failure = part.TryGetProperty("failure", out var given) ? TaskFailure.Read(given) : TaskFailure.Unknown;
        return new JsonObject
        {
            ["missing"] = true,
            ["error"] = failure.Error,
            ["reason"] = $"The {name} could not be made: {failure.Reason}",
        };
    }
}
