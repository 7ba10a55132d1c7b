using System.Text.Json;
using AiChef.Functions.Reading;

namespace AiChef.Functions.Meals;

/// <summary>
/// The request in the input of a task: under "request" as the workflow sends it, or the input itself.
/// </summary>
public static class TaskRequest
{
    private const string Request = "request";

    // what the workflow sends beside a request
    private static readonly string[] Fields = ["task", Request, "recipe"];

    /// <summary>The request, not yet checked.</summary>
    /// <exception cref="InvalidRequestException">Beside "request" there is what no task reads.</exception>
    public static JsonElement Of(JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty(Request, out var request))
        {
            return input;
        }

        JsonTree.Check(input);
        return KnownFields.Errors(input, "", Fields).ToList() is { Count: > 0 } errors
            ? throw new InvalidRequestException(errors)
            : request;
    }
}
