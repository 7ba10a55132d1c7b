using System.Text.Json;

namespace AiChef.Functions.Meals;

/// <summary>The request in the input of a task: under "request" as the workflow sends it, or the input itself.</summary>
public static class TaskRequest
{
    /// <summary>The request, not yet checked.</summary>
    public static JsonElement Of(JsonElement input) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty("request", out var request) ? request : input;
}
