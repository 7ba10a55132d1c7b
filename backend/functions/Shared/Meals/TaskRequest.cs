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
    public static CheckedJson Of(CheckedJson input)
    {
        if (input.Value.ValueKind != JsonValueKind.Object || !input.Value.TryGetProperty(Request, out _))
        {
            return input;
        }

        return KnownFields.Errors(input.Value, "", Fields) is { Count: > 0 } errors
            ? throw new InvalidRequestException(errors)
            : input[Request];
    }
}
